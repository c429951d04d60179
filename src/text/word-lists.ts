/** The words of a list that is separated by white space. */
export function wordSet(text: string): Set<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

/** The phrases of a list that is separated by `|`, each as its words. */
export function phraseList(text: string): string[][] {
  return text
    .split('|')
    .map((phrase) => phrase.trim().split(/\s+/))
    .filter(([first]) => first !== '');
}
