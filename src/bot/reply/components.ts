import { type APIComponentInContainer, type APIMessageTopLevelComponent, ComponentType } from 'discord.js';

/** A component of a message that is not within a row or a section. */
export type Component = APIMessageTopLevelComponent | APIComponentInContainer;

/** All texts shown by components, in reading order. */
export function shownTexts(components: readonly Component[]): string[] {
  return components.flatMap((component) => {
    switch (component.type) {
      case ComponentType.TextDisplay:
        return [component.content];
      case ComponentType.Section:
      case ComponentType.Container:
        return shownTexts(component.components);
      default:
        return [];
    }
  });
}

/** The custom ids of all buttons and menus in components, in reading order. */
export function customIdsIn(components: readonly Component[]): string[] {
  return components.flatMap((component) => {
    switch (component.type) {
      case ComponentType.Container:
        return customIdsIn(component.components);
      case ComponentType.ActionRow:
        return component.components.flatMap((part) => ('custom_id' in part ? [part.custom_id] : []));
      case ComponentType.Section:
        return 'custom_id' in component.accessory ? [component.accessory.custom_id] : [];
      default:
        return [];
    }
  });
}

/** Components without one button or menu; components that become empty are removed too. */
export function withoutCustomId<C extends Component>(components: readonly C[], customId: string): C[] {
  return components.flatMap((component): C[] => {
    if (component.type === ComponentType.ActionRow) {
      const left = component.components.filter((part) => !('custom_id' in part && part.custom_id === customId));
      return left.length === 0 ? [] : [{ ...component, components: left }];
    }
    if (component.type !== ComponentType.Container) return [component];
    const left = withoutCustomId(component.components, customId);
    return left.length === 0 ? [] : [{ ...component, components: left }];
  });
}

/** The texts above the first box of a message. */
export function headTexts(components: readonly Component[]): string[] {
  const end = components.findIndex(({ type }) => type !== ComponentType.TextDisplay);
  return shownTexts(end < 0 ? components : components.slice(0, end));
}
