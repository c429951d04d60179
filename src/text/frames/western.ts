import type { Frames } from './type.js';

/** How the languages of western and southern Europe in the Latin alphabet ask about a topic. */
export const french: Frames = {
  opening:
    'que qu est ce qui quoi quel quelle quels quelles comment ou dit disent dire on ils elles il elle le la les ' +
    'l un une des de du d dans sur ' +
    'y a t il sont etre ete a ont avez vous nous je tu me m moi peux pouvez pourriez parle parlez parlent parler ' +
    'mentionne mentionnent ' +
    'evoque evoquent aborde abordent traite traitent contient contiennent prevoit prevoient texte textes ' +
    'document documents declaration ' +
    'conjointe commune communique quelque chose rien tout infos info information informations savoir voudrais ' +
    'aimerais veux cherche trouver ' +
    'montre montrez donne donnez deux parties ue union europeenne vietnam viet nam position propos sujet ' +
    'question concernant question aussi ' +
    'se s passages cela ca c en et pour au aux avec si nouvelles derniere dernieres',
  links:
    'sur | de | d | du | des | concernant | a propos de | a propos du | a propos des | a propos de la | au sujet ' +
    'de | au sujet du | au sujet des | ' +
    'en ce qui concerne | quant a | quant au | quant aux | mentionne | mentionnent | evoque | evoquent | aborde ' +
    '| abordent | traite de | ' +
    'parle de | parlent de | et pour | et la | et le | et les | et l | qu en est il de | qu en est il du | qu en ' +
    'est il des | explique | ' +
    'informations sur | recherche | cherche | la question de | c est quoi | qu est ce que | qu est ce que la | ' +
    'qu est ce que le | qu est ce que l',
  tails:
    'est mentionne | est mentionnee | sont mentionnes | sont mentionnees | est il mentionne | est elle ' +
    'mentionnee | sont ils mentionnes | ' +
    'sont elles mentionnees | est il question | dans les documents | dans le texte | dans la declaration | qu en ' +
    'disent | qu en dit | ' +
    'que disent | que dit | c est quoi | alors | est aborde | est abordee | svp',
  closing: 'plait svp merci mentionnes mentionnees mentionne mentionnee abordes',
  filler: 'bonjour salut bonsoir merci svp s il te vous plait stp et alors donc bien euh ok',
  auxiliaries: 'le la les l est sont',
};

export const spanish: Frames = {
  opening:
    'que cual cuales como donde dice dicen decir se ha han sobre acerca de del la el los las lo un una hay algo ' +
    'alguna algun en los documentos documento ' +
    'texto textos declaracion conjunta comunicado menciona mencionan habla hablan hablar trata tratan contiene ' +
    'contienen incluye puedes puede ' +
    'podrias podria me dime decirme quiero quisiera gustaria saber informacion info busca buscar buscame ' +
    'muestrame explica ambas partes ue union ' +
    'europea vietnam posicion respecto tema pasa es son y a con por para nos ellos cualquier nada mas ultimo ' +
    'ultimas novedades',
  links:
    'sobre | acerca de | acerca del | respecto a | respecto al | respecto de | de | del | en cuanto a | en ' +
    'cuanto al | con respecto a | menciona | mencionan | mencionado | ' +
    'habla de | hablan de | hablan del | y | y de | y sobre | que hay de | que hay del | que pasa con | ' +
    'informacion sobre | busca | explica | ' +
    'el tema de | el tema del | trata de | que es | que son | relacionado con | incluye | contiene',
  tails:
    'se menciona | se mencionan | esta mencionado | es mencionado | se habla | en los documentos | en el ' +
    'documento | en el texto | ' +
    'en la declaracion | que dicen | que dice | que se dice | que es | algo | por favor',
  closing: 'favor gracias',
  filler: 'hola buenas buenos dias tardes por favor gracias y pues bueno ok oye',
  auxiliaries: 'el la los las se',
};

export const italian: Frames = {
  opening:
    'che cosa cos come dove quale quali dice dicono detto dire si ha hanno su sul sulla sulle sui sugli sullo c ' +
    'e ce qualcosa nei nel nella ' +
    'documenti documento testo testi dichiarazione congiunta comunicato menziona menzionano parla parlano ' +
    'parlare tratta trattano contiene ' +
    'puoi potete potresti mi dimmi dirmi vorrei voglio sapere informazioni info cerca trova mostrami spiega ' +
    'entrambe parti ue unione europea ' +
    'vietnam posizione riguardo tema di del della dei delle degli dello il la lo i gli le l un una viene vengono ' +
    'sono qualche a in per da con',
  links:
    'su | sul | sulla | sulle | sui | sugli | sullo | sull | di | del | della | dei | delle | degli | dello | ' +
    'dell | riguardo a | riguardo al | riguardo alla | ' +
    'riguardo | circa | per quanto riguarda | a proposito di | a proposito della | menziona | menzionano | parla ' +
    'di | parlano di | e | ' +
    'informazioni su | cerca | spiega | il tema di | che cos e | cos e | che cosa sono | cosa si dice di | in ' +
    'merito a | quanto a | contiene',
  tails:
    'viene menzionato | viene menzionata | vengono menzionati | vengono menzionate | e menzionato | e menzionata ' +
    '| si parla | nei documenti | ' +
    'nel documento | nel testo | nella dichiarazione | cosa dicono | che cosa dicono | cosa dice | cos e | per ' +
    'favore | di cosa si tratta',
  closing: 'favore grazie',
  filler: 'ciao salve buongiorno buonasera per favore grazie e allora dunque ok',
  auxiliaries: 'il la lo i gli le l',
};

export const portuguese: Frames = {
  opening:
    'que o qual quais como onde diz dizem dizer se disse foi dito ha existe alguma algo coisa sobre nos no na ' +
    'documentos documento texto textos ' +
    'declaracao conjunta comunicado menciona mencionam fala falam falar trata tratam contem pode poderia podes ' +
    'me diga quero queria gostaria ' +
    'saber informacao informacoes info procura mostra explica ambas as partes ue uniao europeia vietname vietna ' +
    'posicao respeito tema de do da ' +
    'dos das os a um uma e com por para em eles acerca',
  links:
    'sobre | acerca de | acerca da | acerca do | a respeito de | a respeito da | a respeito do | quanto a | ' +
    'quanto ao | em relacao a | menciona | mencionam | ' +
    'fala de | falam de | falam da | e | e sobre | e quanto a | informacao sobre | informacoes sobre | procura | ' +
    'explica | o tema da | o tema do | de | da | do | dos | das | ' +
    'o que e | que e | o que sao',
  tails:
    'e mencionado | e mencionada | sao mencionados | sao mencionadas | e referido | nos documentos | no ' +
    'documento | no texto | na declaracao | ' +
    'o que dizem | o que diz | o que e | por favor',
  closing: 'favor obrigado obrigada',
  filler: 'ola oi bom dia boa tarde por favor obrigado obrigada e entao ok bem',
  auxiliaries: 'o a os as',
};

export const dutch: Frames = {
  opening:
    'wat welke waar hoe zegt zeggen gezegd staat staan er is zijn wordt worden iets in de het een die dit deze ' +
    'documenten document tekst teksten verklaring ' +
    'gezamenlijke vermeldt vermelden noemt noemen bespreekt bespreken behandelt bevat kun kunt je u mij me ' +
    'vertel vertellen ik wil zou willen ' +
    'graag weten informatie info zoek zoeken laat zien toon leg uit beide partijen eu europese unie vietnam ' +
    'standpunt thema onderwerp met over ze ook nog geschreven van',
  links:
    'over | wat betreft | met betrekking tot | inzake | rond | omtrent | aangaande | vermeldt | vermelden | ' +
    'noemt | noemen | en | hoe zit het met | hoe staat het met | ' +
    'informatie over | zoek | leg uit | het onderwerp | het thema | wat is | wat zijn | en over | gaat het over ' +
    '| bespreekt | bevat',
  tails:
    'genoemd | vermeld | besproken | behandeld | wordt genoemd | worden genoemd | wordt vermeld | ter sprake | ' +
    'in de documenten | in het document | ' +
    'in de tekst | in de verklaring | wat zeggen ze | wat staat er | wat is dat | alstublieft | aub',
  closing: 'alstublieft aub bedankt ergens',
  filler: 'hallo hoi dag goedemorgen goedemiddag alstublieft aub bedankt en dus ok nou',
  auxiliaries: 'wordt worden is zijn de het',
};

export const romanian: Frames = {
  opening:
    'ce care cum unde spune spun zice zic spus se s a au este exista e ceva despre in documente documentele ' +
    'document text textul texte declaratia comuna ' +
    'comun mentioneaza mentionat vorbeste vorbesc trateaza contine poti puteti imi spune mi vreau as vrea dori ' +
    'sa stiu informatii info cauta arata ' +
    'explica ambele cele doua parti ue uniunea europeana vietnam pozitia privire tema la cu de pe si oare un o',
  links:
    'despre | cu privire la | referitor la | privind | in legatura cu | in ceea ce priveste | cat despre | ' +
    'mentioneaza | si | dar | vorbeste despre | ' +
    'informatii despre | cauta | explica | tema | subiectul | ce este | ce inseamna | ce sunt | legat de',
  tails:
    'este mentionat | este mentionata | sunt mentionate | sunt mentionati | e mentionat | in documente | in text ' +
    '| in declaratie | ce spun | ce spune | ' +
    'ce este | te rog | va rog',
  closing: 'rog multumesc undeva',
  filler: 'buna salut ziua te va rog multumesc si deci pai ok',
  auxiliaries: 'este sunt e',
};
