import { atLevel, type Elevation } from '../tidy/raised.js';
import type { XmlElement } from './xml.js';

/**
 * Writes the raised and lowered digits of a tree with characters of their own, in place.
 * @param levelOf the level of an element's text, given the level of the text around it
 */
export function writeLevels(
  root: XmlElement,
  levelOf: (element: XmlElement, around: Elevation | undefined) => Elevation | undefined,
): void {
  let before = '';
  const walk = (element: XmlElement, level: Elevation | undefined): void => {
    for (const [i, child] of element.children.entries()) {
      if (typeof child !== 'string') {
        walk(child, levelOf(child, level));
        continue;
      }
      const text = level === undefined ? child : atLevel(child, level, before);
      element.children[i] = text;
      before = text.slice(-1) || before;
    }
  };
  walk(root, undefined);
}
