/**
 * What the splitter calls passages, in English whatever the document's language; other names stand in the documents.
 */
const LABELS: Record<string, string> = {
  Clause: 'Điều khoản',
  Article: 'Điều',
  Paragraph: 'Đoạn',
  Point: 'Điểm',
  Recital: 'Đoạn mở đầu',
  Note: 'Chú thích',
};

/** A passage's label as readers see it: "Đoạn 5"; names that stand in the documents stay as they are. */
export function labelOf(label: string): string {
  const [, name = '', number] = /^(\w+) ((?:\d\S*|[IVXLC]+)(?:, .*)?)$/.exec(label) ?? [];
  return LABELS[name] === undefined ? label : `${LABELS[name]} ${number}`;
}
