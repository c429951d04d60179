import type { SmallTalkIntent } from '../../model.js';

// Everything is folded: no marks, no capitals. Phrases are separated by |.

/** The phrases of intents, by intent and language. */
export type Talk = Partial<Record<SmallTalkIntent, Readonly<Record<string, string>>>>;

/** Messages that ask nothing of the documents; each is a whole message, possibly with filler around it. */
export const INTENT_PHRASES: Talk = {
  greeting: {
    en:
      'hi | hello | hey | heya | hiya | yo | howdy | greetings | good morning | good afternoon | ' +
      'good evening | good day | good night | morning | hi there | hello there | hey there | ' +
      'how are you | how are you doing | how are you today | how s it going | how is it going | ' +
      'hows it going | what s up | whats up | sup | wassup | nice to meet you | how do you do | ' +
      'anyone there | are you there | you there | test | testing | ping',
    vi:
      'chao | xin chao | chao ban | chao bot | chao em | chao anh | chao chi | chao ad | ' +
      'chao moi nguoi | chao buoi sang | chao buoi toi | alo | a lo | helo | ban khoe khong | ' +
      'khoe khong | ban co khoe khong | co ai khong | co do khong | ban oi | bot oi | hello ban | ' +
      'hi ban | buoi sang vui ve',
    de:
      'hallo | guten tag | guten morgen | guten abend | moin | servus | gruss gott | gruezi | ' +
      'wie geht s | wie geht es dir | wie geht es ihnen | na',
    fr:
      'bonjour | salut | coucou | bonsoir | ca va | comment ca va | comment vas tu | ' +
      'comment allez vous | bonne journee',
    es: 'hola | buenas | buenos dias | buenas tardes | buenas noches | que tal | como estas | como esta usted',
    it: 'ciao | salve | buongiorno | buonasera | buon giorno | buona sera | come stai | come va',
    pt: 'ola | oi | bom dia | boa tarde | boa noite | tudo bem | como vai | como estas',
    nl: 'hoi | goedemorgen | goedemiddag | goedenavond | goedendag | hoe gaat het | dag',
    pl: 'czesc | hej | witam | witaj | dzien dobry | dobry wieczor | jak sie masz | siema | co slychac',
    cs: 'ahoj | cau | dobry den | dobre rano | dobry vecer | nazdar | jak se mas',
    sk: 'dobry vecer prajem | ako sa mas',
    ro: 'buna | buna ziua | buna dimineata | buna seara | ce faci | ce mai faci',
    sv: 'hej | hejsan | god morgon | god kvall | tjena | hur mar du | god dag',
    da: 'goddag | hvordan gar det',
    fi: 'moi | moikka | terve | hyvaa paivaa | hyvaa huomenta | mita kuuluu | hei',
    hu: 'szia | sziasztok | jo napot | jo reggelt | jo estet | udv | hogy vagy',
    el: 'γεια | γεια σου | γεια σασ | καλημερα | καλησπερα | τι κανεισ',
    bg: 'здравей | здравейте | добър ден | добро утро | добър вечер | как си | здрасти',
    hr: 'bok | dobar dan | dobro jutro | dobra vecer | kako si | zdravo',
    sl: 'zivjo | dober dan | dobro jutro',
    lt: 'labas | sveiki | laba diena',
    lv: 'sveiki visi | labdien',
    et: 'tere | tere paevast',
    ga: 'dia duit',
    mt: 'bongu | bonswa',
  },
  thanks: {
    en:
      'thanks | thank you | thank u | thankyou | thanks a lot | thanks so much | thank you so much | ' +
      'thank you very much | many thanks | thx | tx | ty | tysm | tyvm | tks | cheers | ' +
      'thanks for your help | thanks for the help | thank you for your help | thank you for the help | ' +
      'thanks for the answer | thank you for the answer | thanks for that | thanks for this | ' +
      'thank you for that | thank you for this | thanks for the info | thanks for the information | ' +
      'thanks for your answer | thanks for answering | much appreciated | appreciated | appreciate it | ' +
      'i appreciate it | great | perfect | awesome | nice | cool | excellent | brilliant | wonderful | ' +
      'ok | okay | k | got it | i see | understood | alright | good | very good | good bot | great bot | ' +
      'nice one | well done | good job | great job | good work | great work | love it | that helps | ' +
      'that helped | very helpful | helpful | that s all | that is all | no problem | no thanks | ' +
      'no thank you | fine | never mind | nevermind | bye | goodbye | good bye | see you | ' +
      'see you later | bye bye | have a nice day | have a good day | wow',
    vi:
      'cam on | cam on ban | cam on bot | cam on em | cam on anh | cam on chi | cam on ad | ' +
      'cam on nhieu | cam on rat nhieu | cam on ban nhieu | cam on ban rat nhieu | xin cam on | ' +
      'cam on da giup | cam on ban da giup | cam on vi da giup | cam on ban da tra loi | camon | ' +
      'cam un | thank ban | thanks ban | tks | da cam on | hay qua | tuyet voi | tuyet | tot | tot lam | ' +
      'tot qua | gioi | gioi qua | gioi lam | duoc roi | hieu roi | ok ban | ok roi | u | uh | uhm | ' +
      'da | da vang | ro roi | ok em | tam biet | hen gap lai | bye ban | hihi | haha | huu ich qua | ' +
      'rat huu ich',
    de:
      'danke | danke schon | danke sehr | vielen dank | besten dank | herzlichen dank | danke dir | ' +
      'danke fur die hilfe | super | prima | toll | tschuss | auf wiedersehen | alles klar',
    fr:
      'merci | merci beaucoup | merci bien | merci pour votre aide | merci pour ton aide | parfait | super | ' +
      'genial | d accord | au revoir | c est bon | mille mercis',
    es:
      'gracias | muchas gracias | mil gracias | gracias por la ayuda | perfecto | genial | vale | ' +
      'adios | hasta luego | de acuerdo',
    it: 'grazie | grazie mille | molte grazie | tante grazie | perfetto | ottimo | va bene | arrivederci',
    pt: 'obrigado | obrigada | muito obrigado | muito obrigada | perfeito | otimo | tchau | ate logo',
    nl: 'bedankt | dank je | dank je wel | dank u | dank u wel | dankjewel | hartelijk dank | top | tot ziens | prima',
    pl: 'dzieki | dziekuje | dziekuje bardzo | wielkie dzieki | super | swietnie | do widzenia',
    cs: 'diky | dekuji | dekuju | moc dekuji | diky moc | super | na shledanou',
    sk: 'dakujem | vdaka | dakujem pekne',
    ro: 'multumesc | multumesc mult | mersi | perfect | la revedere | multumim',
    sv: 'tack | tack sa mycket | tackar | stort tack | bra | hej da',
    da: 'tak | mange tak | tusind tak',
    fi: 'kiitos | kiitti | kiitos paljon | hienoa | nakemiin',
    hu: 'koszonom | koszi | koszonom szepen | nagyon koszonom | szuper | viszlat',
    el: 'ευχαριστω | ευχαριστω πολυ | σασ ευχαριστω | τελεια | αντιο',
    bg: 'благодаря | мерси | благодаря ти | много благодаря | супер | довиждане',
    hr: 'hvala | hvala lijepa | puno hvala | super | dovidenja',
    sl: 'hvala lepa | najlepsa hvala',
    lt: 'aciu | dekoju',
    lv: 'paldies',
    et: 'aitah | tanan',
    ga: 'go raibh maith agat',
    mt: 'grazzi',
  },
  help: {
    en:
      'help | help me | help please | can you help | can you help me | could you help me | i need help | ' +
      'need help | how does this work | how does it work | how do you work | how does this bot work | ' +
      'how do i use this | how do i use you | how do i use this bot | how to use | how to use this | ' +
      'how to use this bot | how can i use this | what can i ask | what can i ask you | ' +
      'what should i ask | what questions can i ask | what kind of questions can i ask | commands | ' +
      'command list | list of commands | show commands | menu | how do i ask | how do i ask a question | ' +
      'how do i ask you something | can i ask a question | can i ask you something | ' +
      'can i ask you a question | i have a question | i have question | question | manual | ' +
      'instructions | usage | give me an example | examples | example questions | start',
    vi:
      'tro giup | giup | giup voi | giup minh | giup toi | giup minh voi | giup em voi | giup toi voi | ' +
      'huong dan | huong dan su dung | cach dung | cach su dung | dung the nao | dung nhu the nao | ' +
      'su dung the nao | su dung nhu the nao | lam sao de hoi | hoi the nao | hoi nhu the nao | ' +
      'hoi gi duoc | hoi duoc gi | toi co the hoi gi | minh co the hoi gi | co the hoi gi | ' +
      'cho minh hoi | cho em hoi | cho toi hoi | cho hoi | minh muon hoi | toi muon hoi | ' +
      'toi co cau hoi | minh co cau hoi | cac lenh | danh sach lenh | lenh | vi du | cho vi du',
    de:
      'hilfe | hilf mir | kannst du mir helfen | konnen sie mir helfen | wie funktioniert das | ' +
      'wie funktioniert dieser bot | wie benutze ich das | was kann ich fragen | befehle',
    fr:
      'aide | aidez moi | aide moi | a l aide | comment ca marche | comment ca fonctionne | ' +
      'que puis je demander | peux tu m aider | pouvez vous m aider | commandes',
    es:
      'ayuda | ayudame | puedes ayudarme | como funciona | como funciona esto | como se usa | ' +
      'que puedo preguntar | comandos',
    it: 'aiuto | aiutami | puoi aiutarmi | come funziona | come si usa | cosa posso chiedere | comandi',
    pt:
      'ajuda | ajude me | pode ajudar | pode me ajudar | como funciona | como usar | o que posso perguntar | ' +
      'comandos',
    nl: 'hulp | help mij | kun je me helpen | kunt u me helpen | hoe werkt dit | hoe werkt het | wat kan ik vragen',
    pl: 'pomoc | pomocy | pomoz mi | czy mozesz mi pomoc | jak to dziala | jak z tego korzystac | o co moge zapytac',
    cs: 'pomoc | pomoz mi | napoveda | jak to funguje | muzes mi pomoct | na co se mohu zeptat',
    sk: 'ako to funguje | mozes mi pomoct',
    ro: 'ajutor | ajuta ma | cum functioneaza | ma poti ajuta | ce pot intreba',
    sv: 'hjalp | hjalp mig | kan du hjalpa mig | hur fungerar det | hur fungerar detta | vad kan jag fraga',
    da: 'hjaelp | hvordan virker det',
    fi: 'apua | auta | auta minua | miten tama toimii',
    hu: 'segitseg | segits | hogyan mukodik | tudsz segiteni',
    el: 'βοηθεια | βοηθησε με | πωσ λειτουργει | τι μπορω να ρωτησω',
    bg: 'помощ | помогни ми | как работи | какво мога да попитам',
    hr: 'upomoc | pomozi mi | kako ovo radi',
  },
  about: {
    en:
      'who are you | what are you | who r u | who made you | who built you | who created you | ' +
      'who runs you | who owns you | what is this | what is this bot | what s this bot | ' +
      'what does this bot do | what do you do | what can you do | what can u do | what are you for | ' +
      'what is your purpose | what s your purpose | what is your name | what s your name | ' +
      'are you a bot | are you a robot | are you human | are you an ai | are you ai | are you chatgpt | ' +
      'are you real | what do you know | what documents do you have | which documents do you have | ' +
      'what documents do you know | what are your sources | what sources do you have | ' +
      'which sources do you use | what sources do you use | where do you get your information | ' +
      'where does your information come from | tell me about yourself | introduce yourself | about | ' +
      'about you | about this bot | how old are you | do you use chatgpt',
    vi:
      'ban la ai | bot la ai | may la ai | em la ai | ban la gi | ban ten gi | ten ban la gi | ' +
      'ban ten la gi | ban lam duoc gi | ban lam duoc nhung gi | bot lam duoc gi | may lam duoc gi | ' +
      'ban co the lam gi | ban co the lam duoc gi | bot nay lam gi | bot nay la gi | day la bot gi | ' +
      'bot gi day | ai tao ra ban | ai lam ra ban | gioi thieu ve ban | gioi thieu ban than | ' +
      'ban co phai ai khong | ban co phai la ai khong | ban la nguoi hay bot | ban la nguoi hay may | ' +
      'ban la robot a | ban biet gi | ban biet nhung gi | ban co nhung tai lieu nao | ' +
      'ban co tai lieu nao | ban co tai lieu gi | nguon cua ban la gi | nguon thong tin cua ban o dau',
    de:
      'wer bist du | wer sind sie | was bist du | was kannst du | was konnen sie | was machst du | ' +
      'wie heisst du | bist du ein bot | wer hat dich gemacht | welche dokumente hast du',
    fr:
      'qui es tu | qui etes vous | tu es qui | que fais tu | que peux tu faire | que pouvez vous faire | ' +
      'comment tu t appelles | es tu un robot | qui t a cree | quels documents as tu',
    es:
      'quien eres | quien es usted | que eres | que puedes hacer | que haces | como te llamas | eres un bot | ' +
      'que documentos tienes',
    it:
      'chi sei | cosa sei | cosa puoi fare | che cosa puoi fare | cosa fai | come ti chiami | ' +
      'sei un bot | quali documenti hai',
    pt:
      'quem es | quem es tu | quem e voce | o que e voce | o que voce faz | o que podes fazer | ' +
      'o que voce pode fazer | como te chamas',
    nl: 'wie ben je | wie bent u | wat ben je | wat kun je | wat kan je | wat doe je | hoe heet je',
    pl: 'kim jestes | kto ty jestes | co potrafisz | co umiesz | jak sie nazywasz | czym jestes',
    cs: 'kdo jsi | co jsi | co umis | co dokazes | jak se jmenujes',
    sk: 'kto si | co dokazes spravit | co vies',
    ro: 'cine esti | ce esti | ce poti face | ce faci tu | cum te cheama',
    sv: 'vem ar du | vad ar du | vad kan du | vad kan du gora | vad heter du',
    da: 'hvem er du | hvad kan du',
    fi: 'kuka olet | kuka sina olet | mika olet | mita osaat',
    hu: 'ki vagy | ki vagy te | mit tudsz | mi vagy',
    el: 'ποιοσ εισαι | τι εισαι | τι μπορεισ να κανεισ | πωσ σε λενε',
    bg: 'кой си | кой си ти | какво си | какво можеш | как се казваш',
    hr: 'tko si | tko si ti | sto mozes | sto znas',
  },
  check: {
    en:
      'is this true | is that true | is it true | is this correct | is that correct | is this right | ' +
      'is that right | is this real | is that real | true | really | for real | is it real | ' +
      'true or false | is this fake | is this fake news | is that fake | fact check | fact check this | ' +
      'fact check please | check this | check it | verify | verify this | verify it | ' +
      'can you verify this | can you check this | can you check if this is true | can you confirm | ' +
      'can you confirm this | confirm | are you sure | you sure | source | any source | ' +
      'what is the source | what s the source | source please | source for this | source for that | ' +
      'where is the source | do you have a source | your source | where did you get this | ' +
      'where did you get that | where does this come from | where is this from | where s this from | ' +
      'how do you know | how do you know that | proof | any proof | evidence | citation needed | ' +
      'citation | says who | who says | who says so | according to whom | did they really say that | ' +
      'did they really say this | did they say that | did they really | did he say that | ' +
      'did she say that',
    vi:
      'co that khong | that khong | that a | that the | co dung khong | dung khong | dung chua | ' +
      'phai khong | co phai khong | that hay gia | dung hay sai | cai nay dung khong | ' +
      'dieu nay dung khong | dieu nay co dung khong | dieu nay co that khong | cai nay that khong | ' +
      'tin nay that khong | tin nay dung khong | tin nay co that khong | tin nay co dung khong | ' +
      'chuyen nay co that khong | thong tin nay co dung khong | thong tin nay dung khong | ' +
      'kiem tra giup | kiem chung | kiem tra cai nay | nguon | nguon dau | nguon nao | nguon gi | ' +
      'nguon o dau | co nguon khong | nguon tin o dau | dan nguon | dan chung dau | bang chung dau | ' +
      'bang chung | chac khong | chac chua | ban chac chua | ban co chac khong | lay thong tin o dau | ' +
      'lay o dau | lay o dau ra | sao ban biet | ai noi the | ai bao the | xac nhan giup',
    de:
      'stimmt das | ist das wahr | ist das richtig | wirklich | quelle | welche quelle | quelle bitte | ' +
      'woher weisst du das | faktencheck | bist du sicher',
    fr:
      'c est vrai | est ce vrai | est ce que c est vrai | vraiment | quelle source | ' +
      'quelle est la source | d ou ca vient | tu es sur | vous etes sur | c est exact',
    es:
      'es verdad | es esto verdad | es cierto | de verdad | fuente | cual es la fuente | que fuente | ' +
      'estas seguro | es correcto',
    it: 'e vero | e questo vero | davvero | fonte | qual e la fonte | quale fonte | sei sicuro | e corretto',
    pt: 'e verdade | isto e verdade | isso e verdade | fonte | qual e a fonte | tem certeza | a serio',
    nl: 'klopt dit | klopt dat | is dit waar | is dat waar | echt | bron | wat is de bron | weet je het zeker',
    pl: 'czy to prawda | to prawda | naprawde | zrodlo | jakie jest zrodlo | skad to wiesz | jestes pewien',
    cs: 'je to pravda | opravdu | zdroj | jaky je zdroj | jsi si jisty',
    sk: 'je to pravda naozaj | naozaj',
    ro: 'este adevarat | e adevarat | sursa | care este sursa | esti sigur',
    sv: 'stammer det | ar det sant | kalla | vilken kalla | ar du saker | verkligen',
    da: 'er det sandt | kilde | passer det',
    fi: 'onko tama totta | onko se totta | lahde',
    hu: 'igaz ez | ez igaz | forras | biztos vagy benne',
    el: 'ειναι αληθεια | αληθευει | πηγη | εισαι σιγουροσ',
    bg: 'вярно ли е | истина ли е | източник | сигурен ли си',
    hr: 'je li to istina | istina | izvor',
  },
};

/** Words around a phrase that do not change its meaning. */
export const FILLER =
  'bot please pls plz kindly there all everyone guys folks friend friends mate man bro dude buddy sir madam team so ' +
  'then well oh ah um and but very much again for now ban em anh chi ad oi a nhe nha nhi voi cho minh toi nhieu qua ' +
  'lam roi the vay ha ak luon di da va thoi oke okie bitte mir s il te vous plait por favor per favore prosze ' +
  'prosim te rog va snalla alstublieft aub παρακαλω моля molim kerem svp also just really the world';
