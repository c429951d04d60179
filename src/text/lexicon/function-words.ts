const set = (text: string) => new Set(text.split(' '));

/**
 * Words that only connect others and say nothing about a subject, as written in lower case. Used only to show what two
 * passages share: searching weighs words by their rarity and needs no such list, and for other languages that weight is
 * enough.
 */
const FUNCTION_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: set(
    'a an the this that these those such and or but nor so yet if as than then while when where which who whom ' +
      'whose what how why ' +
      'of in on at by for from to into onto with without within between among under over above below after before ' +
      'during since until through throughout towards toward across against about upon along around beyond via per ' +
      'including according i you he she it we they me him her us them my your his its our their himself herself ' +
      'itself themselves is are was were be been being am has have had having do does did done will would shall ' +
      'should may might can could must not no also both all any each every either neither some many more most much ' +
      'other another same own only just very well too there here further again still even however therefore thus s t',
  ),
  vi: set(
    'và hoặc hay nhưng mà thì là của cho với về từ đến tới trong ngoài trên dưới tại ở giữa bằng theo vào ra lên ' +
      'xuống qua sau trước ' +
      'khi nếu vì do nên để rằng như cũng đã đang sẽ vẫn còn chỉ rất nhiều các những một mỗi mọi này đó kia ấy nào ' +
      'gì ai được bị có không chưa phải cần việc sự cùng nhau lại cả đều hơn nhất nữa nhiêu mấy',
  ),
};

/** Words that set two things against each other in every language: "EVFTA vs EVIPA". */
const IN_EVERY_LANGUAGE = set('vs versus');

/** Whether a word of a language means nothing on its own. */
export function isFunctionWord(written: string, language: string): boolean {
  const word = written.toLowerCase();
  return IN_EVERY_LANGUAGE.has(word) || (FUNCTION_WORDS[language]?.has(word) ?? false);
}
