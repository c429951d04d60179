import {
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APISectionComponent,
  type APISelectMenuComponent,
  ComponentType,
} from 'discord.js';
import type { ButtonRow } from './card.js';
import { type Component, customIdsIn, shownTexts } from './components.js';
import { atMost, checkText, isWebAddress, LIMITS } from './limits.js';

/** What Discord would reject in a message's rows of buttons and menus, in words. */
export function checkComponents(rows: readonly ButtonRow[]): string[] {
  return [
    ...atMost('rows', rows.length, LIMITS.rows),
    ...rows.flatMap(({ components }, i) => checkRow(`row ${i + 1}`, components)),
    ...checkIds(rows),
  ];
}

/** What Discord would reject in a message laid out in components, in words. */
export function checkLayout(components: readonly Component[]): string[] {
  if (components.length === 0) return ['the message is empty'];
  const texts = shownTexts(components);
  const cost = (sum: number, text: string) => sum + Buffer.byteLength(text) + LIMITS.displayBytes;
  return [
    ...atMost('components', countOf(components), LIMITS.components),
    ...atMost('text of all components', texts.join('').length, LIMITS.displays),
    ...atMost('bytes of all texts', texts.reduce(cost, 0), LIMITS.bytes),
    ...components.flatMap((component, i) => checkPart(`component ${i + 1}`, component)),
    ...checkIds(components),
  ];
}

function countOf(components: readonly Component[]): number {
  return components.reduce((sum, component) => {
    if (component.type === ComponentType.Container) return sum + 1 + countOf(component.components);
    if (component.type === ComponentType.ActionRow) return sum + 1 + component.components.length;
    return component.type === ComponentType.Section ? sum + 2 + component.components.length : sum + 1;
  }, 0);
}

function checkPart(where: string, component: Component): string[] {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return checkText(`${where}: text`, component.content, LIMITS.displays, false);
    case ComponentType.Container:
      return component.components.length === 0
        ? [`${where} is empty`]
        : component.components.flatMap((part, i) => checkPart(`${where}: part ${i + 1}`, part));
    case ComponentType.ActionRow:
      return checkRow(where, component.components);
    case ComponentType.Section:
      return checkSection(where, component);
    case ComponentType.MediaGallery:
      return component.items.flatMap(({ description }) =>
        checkText(`${where}: description`, description ?? '', LIMITS.fileDescription, false),
      );
    default:
      return [];
  }
}

function checkSection(where: string, { components, accessory }: APISectionComponent): string[] {
  return [
    ...(components.length === 0 ? [`${where} is empty`] : []),
    ...atMost(`${where}: texts`, components.length, LIMITS.sectionTexts),
    ...components.flatMap((part) => checkPart(where, part)),
    ...(accessory.type === ComponentType.Button ? checkButton(`${where}: button`, accessory) : []),
  ];
}

function checkIds(components: readonly Component[]): string[] {
  const ids = customIdsIn(components);
  const twice = ids.filter((id, i) => ids.indexOf(id) < i);
  return [
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
  if ('url' in button && !isWebAddress(button.url)) problems.push(`${where}: url is not an http address`);
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
