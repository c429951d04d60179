import type { OptionDefinition } from '../features/definition.js';

/** Who sees a reply, and how: every command has these. */
export const SHOWN = {
  private: { type: 'boolean', description: 'Show it to me only, or to everybody here' },
  text: { type: 'boolean', description: 'Plain text without cards, for screen readers' },
} as const satisfies Record<string, OptionDefinition>;

/** Where an option is called text already. */
export const SHOWN_AS = {
  private: SHOWN.private,
  plain: SHOWN.text,
} as const satisfies Record<string, OptionDefinition>;

const PRIVATE = { name: 'riêng-tư', description: 'Chỉ mình tôi thấy, hay mọi người ở đây cùng thấy' };
const TEXT = { name: 'văn-bản', description: 'Văn bản thuần, không có thẻ, cho trình đọc màn hình' };

/** Their names and descriptions in Vietnamese. */
export const SHOWN_IN_VIETNAMESE = { private: PRIVATE, text: TEXT };
export const SHOWN_AS_IN_VIETNAMESE = { private: PRIVATE, plain: TEXT };
