/** The splitter's names for passages, which are English in all documents; other names are the documents' own. */
const LABELS: Record<string, string> = {
  Clause: 'Điều khoản',
  Article: 'Điều',
  Paragraph: 'Đoạn',
  Point: 'Điểm',
  Recital: 'Đoạn mở đầu',
  Note: 'Chú thích',
};

/** A passage's label as readers see it: "Đoạn 5"; names taken from the documents stay as they are. */
export function labelOf(label: string): string {
  const [, name = '', number] = /^(\w+) ((?:\d\S*|[IVXLC]+)(?:, .*)?)$/.exec(label) ?? [];
  return LABELS[name] === undefined ? label : `${LABELS[name]} ${number}`;
}
