import type { Frames } from './type.js';

/** How English asks about a topic. Apostrophes separate words: "what's" is "what" and "s". */
export const english: Frames = {
  opening:
    'what which where how is are was were be been being do does did done has have had can could would will shall ' +
    'should may might ' +
    'it its they them their there this that these those here the a an any anything something everything nothing ' +
    'some all more ' +
    'i me my we us our you your s d ll re m ve t im id whats don doesn didn isn not ' +
    'tell know show give find get let see read check look looking search searching hear explain describe define ' +
    'list point out help ' +
    'want wanna like love need interested curious wondering wonder asking ask question questions trying able ' +
    'possible ' +
    'say says said saying state states stated mention mentions mentioned talk talks talked talking speak speaks ' +
    'spoke discuss discusses ' +
    'discussed cover covers covered address addresses addressed contain contains include includes touch touches ' +
    'refer refers reference ' +
    'references write writes written agree agrees agreed decide decided plan plans planned think thinks thought ' +
    'promise promised ' +
    'position positions stance view views opinion opinions take policy words word wording line lines content ' +
    'contents statement ' +
    'statements text texts document documents docs doc paper papers source sources corpus files file joint ' +
    'declaration press articles ' +
    'article news report reports passage passages clause clauses part parts section sections bit bits stuff ' +
    'thing things ' +
    'info information infos detail details update updates latest new recent current status state situation ' +
    'overview summary summaries ' +
    'quote quotes mentioning regarding both two sides side parties party eu european union vietnam viet nam ' +
    'vietnamese partnership ' +
    'in of on for to with from by at as between within inside exactly actually really precisely specifically ' +
    'briefly generally ' +
    'general currently now today already ever even also else just only so far please kindly and or if whether about',
  links:
    'about | on | is it true that | regarding | concerning | re | mention | mentions | mentioning | mentioned ' +
    'about | mention of | mentions of | with regard to | ' +
    'with respect to | with regards to | as for | as regards | in terms of | when it comes to | say of | said of ' +
    '| related to | relating to | ' +
    'relate to | address | addresses | addressing | cover | covers | covering | discuss | discusses | discussing ' +
    '| contain | contains | ' +
    'include | includes | including | touch on | touch upon | refer to | refers to | reference to | references ' +
    'to | speak of | speak to | ' +
    'talk of | info for | search for | find | look up | lookup | looking for | explain | describe | define | ' +
    'what is | ' +
    'what are | what s | whats | information for | state of | status of | situation of | state of play of | ' +
    'details of | overview of | ' +
    'summary of | topic of | topic | subject of | subject | content of | passages for | any | there any | there ' +
    'is any | what of | summarise | summarize | sum up | explain to me | planned for | planned on | agreed on | ' +
    'anything for',
  tails:
    'mentioned | being mentioned | discussed | being discussed | covered | addressed | included | referred to | ' +
    'talked about | brought up | ' +
    'touched on | touched upon | dealt with | spoken of | written about | said | stated | a topic | a subject | ' +
    'part of | in there | in it | ' +
    'in here | what do | what does | what did | what is said | what is | what are | what s | whats | what have | ' +
    'what about it | what about that | ' +
    'anything | any info | any information | any mention | any news | any passages | info | please | what does ' +
    'it | do they | does it | ' +
    'tell me | can you | could you | in the documents | in the document | in the text | in the texts | in the ' +
    'joint | in these documents | ' +
    'in your documents | in your sources | in this document | according to the documents | according to the text ' +
    '| come up | comes up',
  closing: 'anywhere somewhere thanks thx pls cheers somehow passing plz',
  filler:
    'hi hello hey yo dear good morning afternoon evening bot bots please pls plz kindly so ok okay well um uh ' +
    'hmm erm right anyway anywhere somewhere ' +
    'alright also and but thanks thank thx cheers now then just actually basically honestly quick btw fyi sorry ' +
    'excuse ' +
    'question lol mate friend guys folks everyone there though maybe perhaps too exactly',
  auxiliaries: 'is are was were does do did has have had can could how what where the',
  kept:
    'on offer | on the table | on track | on board | on hold | on time | on average | on behalf | on top | on ' +
    'foot | on land | about face',
};
