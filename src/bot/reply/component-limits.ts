import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuComponent,
  ComponentType,
} from 'discord.js';
import { atMost, checkText, isWebAddress, LIMITS } from './limits.js';

/** What Discord would refuse in the rows of buttons and menus of a message, in words. */
export function checkComponents(rows: readonly APIActionRowComponent<APIComponentInMessageActionRow>[]): string[] {
  const ids = rows.flatMap(({ components }) =>
    components.flatMap((part) => ('custom_id' in part ? [part.custom_id] : [])),
  );
  const twice = ids.filter((id, i) => ids.indexOf(id) < i);
  return [
    ...atMost('rows', rows.length, LIMITS.rows),
    ...rows.flatMap(({ components }, i) => checkRow(`row ${i + 1}`, components)),
    ...ids.flatMap((id) => checkText('custom id', id, LIMITS.customId, false)),
    ...twice.map((id) => `custom id ${id} is there twice`),
  ];
}

function checkRow(where: string, components: readonly APIComponentInMessageActionRow[]): string[] {
  if (components.length === 0) return [`${where} is empty`];
  const problems = components.flatMap((part, i) =>
    part.type === ComponentType.Button
      ? checkButton(`${where}: button ${i + 1}`, part)
      : checkMenu(`${where}: menu`, part),
  );
  const mixed = components.length > 1 && components.some(({ type }) => type !== ComponentType.Button);
  if (mixed) problems.push(`${where}: a menu needs a row of its own`);
  return [...problems, ...atMost(`${where}: buttons`, components.length, LIMITS.buttonsInRow)];
}

function checkButton(where: string, button: APIButtonComponent): string[] {
  const problems: string[] = [];
  if ('label' in button && button.label !== undefined)
    problems.push(...checkText(`${where}: label`, button.label, LIMITS.buttonLabel, false));
  else if (!('emoji' in button && button.emoji)) problems.push(`${where} has neither label nor emoji`);
  if ('url' in button && !isWebAddress(button.url)) problems.push(`${where}: url is no http address`);
  return problems;
}

function checkMenu(where: string, menu: APISelectMenuComponent): string[] {
  const problems =
    menu.placeholder === undefined
      ? []
      : checkText(`${where}: placeholder`, menu.placeholder, LIMITS.placeholder, false);
  if (menu.type !== ComponentType.StringSelect) return problems;
  const { options } = menu;
  if (options.length === 0) problems.push(`${where} has no options`);
  problems.push(...atMost(`${where}: options`, options.length, LIMITS.options));
  for (const [i, { label, value, description }] of options.entries()) {
    const option = `${where}: option ${i + 1}`;
    problems.push(...checkText(`${option}: label`, label, LIMITS.optionText, false));
    problems.push(...checkText(`${option}: value`, value, LIMITS.optionText, false));
    if (description !== undefined)
      problems.push(...checkText(`${option}: description`, description, LIMITS.optionText, false));
  }
  const values = new Set(options.map(({ value }) => value));
  if (values.size < options.length) problems.push(`${where}: a value is there twice`);
  return problems;
}
