import { wordSet } from '../word-lists.js';

/**
 * English words that begin like a word of the glossary and are no form of it, behind that word. Endings alone cannot tell them:
 * "important" has as many letters more than "import" as "importers".
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  activist: 'activity activities',
  author: 'authority authorities authorise authorised authorize authorized',
  bill: 'billion billions',
  carrier: 'carried',
  commit: 'committee committees',
  committed: 'committee committees',
  commune: 'community communities',
  communism: 'community communities',
  communist: 'community communities',
  company: 'companion companions',
  complex: 'complete completed completely completion',
  concern: 'concert concerts',
  concert: 'concern concerns concerned concerning',
  conductor: 'conduct conducted conducting',
  continue: 'continent continents continental',
  currency: 'current currently',
  deter: 'determine determined determining',
  diploma: 'diplomacy diplomat diplomats diplomatic',
  diplomas: 'diplomacy diplomat diplomats diplomatic',
  director: 'direct directly direction directive',
  easter: 'eastern',
  euro: 'europe european europeans',
  expo: 'export exports exported exporter',
  fair: 'fairly fairness',
  generate: 'general generally',
  governor: 'government governments governance',
  import: 'important importance importantly',
  imports: 'important importance importantly',
  importer: 'important importance importantly',
  internet: 'internal',
  main: 'maintain maintains maintained maintaining',
  opera: 'operate operates operating operation operations operational',
  organise: 'organic',
  organize: 'organic',
  preside: 'president presidents presidency',
  principal: 'principle principles',
  prospect: 'prosper prosperous prosperity',
  protectionism: 'protection protecting',
  read: 'ready readiness',
  regards: 'regarding',
  robusta: 'robust robustly robustness',
  successor: 'success successes successful successfully',
  traffic: 'trafficking trafficked',
};

const formsBehind = new Map(Object.entries(LOOK_ALIKES).map(([word, forms]) => [word, wordSet(forms)]));

/** Words that are no forms of a folded English word, though they begin like it; nothing for most words. */
export function lookAlikesOf(folded: string): ReadonlySet<string> | undefined {
  return formsBehind.get(folded);
}
