import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { DocumentNames } from '../../../src/retrieval/question/documents.js';
import { loadReadingModels, readQuestion } from '../../../src/retrieval/question/read.js';
import { corpusDocuments, TODAY } from '../support.js';

const models = loadReadingModels(readConfig({}).dataDir);
const KNOWN = new Set(['kallas', 'borrel', 'ribera', 'son', 'hang']);
let names: DocumentNames;
beforeAll(async () => {
  names = new DocumentNames(await corpusDocuments());
});
const speakerOf = (text: string) =>
  readQuestion(text, names, models, (stem) => KNOWN.has(stem), TODAY).speaker?.join(' ');

describe('whoever is asked about as having said something', () => {
  it.each([
    ['What did Kallas say about fisheries?', 'kallas'],
    ['what did kallas promise on humanitarian aid', 'kallas'],
    ['Did Josep Borrell accept the invitation?', 'josep borrell'],
    ['What does Deputy Minister Hằng propose?', 'hang'],
    ['did trump visit hanoi', 'trump'],
    ['Was sagte Merkel zur Fischerei?', 'merkel'],
    ['Hat Trump Hanoi besucht?', 'trump'],
    ['Trump a-t-il visité Hanoï ?', 'trump'],
    ['has bush ever signed it', 'bush'],
    ['What is the position of Donald Tusk on fisheries?', 'donald tusk'],
    ['Ribera’s comments on offshore wind', 'ribera'],
    ['According to Kallas, what is ready?', 'kallas'],
    ['Bà Kallas nói gì về thẻ vàng?', 'kallas'],
    ['Bộ trưởng Bùi Thanh Sơn khẳng định điều gì về Ukraine?', 'bui thanh son'],
    ['ong putin noi gi ve evfta', 'putin'],
    ['Ông Sơn và ông Borrell nhất trí những gì?', 'borrell'],
    ['Was sagte Olaf Scholz über Fischerei?', 'olaf scholz'],
    ["Qu'a dit Macron sur la pêche ?", 'macron'],
    ['¿Qué dijo Pedro Sánchez sobre la pesca?', 'pedro sanchez'],
    ['Co powiedział Duda o rybołówstwie?', 'duda'],
  ])('%s', (question, name) => expect(speakerOf(question)).toBe(name));

  it.each([
    'What did they say about fisheries?',
    'What did both sides agree on?',
    'What did the ministers say about the yellow card?',
    'What does the EU want?',
    'What do the documents say about EVFTA?',
    'Which countries have signed it?',
    'Hai bên nói gì về thẻ vàng?',
    'Việt Nam và EU ký gì ở Hà Nội?',
    'Khi Hà Nội đề nghị, EU trả lời ra sao?',
    'đường bay thẳng mới',
    'ba nước nào đã ký?',
    'quid du carton jaune',
    'Hat Vietnam das Abkommen unterzeichnet?',
    'L’UE a-t-elle signé ?',
    'did work begin',
    'fisheries',
  ])('is nobody: %s', (question) => expect(speakerOf(question)).toBeUndefined());
});
