// An element of an XML tree, and the ways to look into it. Names of UBL are said as `cbc:ID`, whatever prefixes the file has.
import { cleanXmlText } from '../../text/xml-chars.ts';

export interface XmlElement {
  /** Prefix of ours and local name for the namespaces that are known, else `{namespace}name`. */
  name: string;
  /** By name; absent when there are none. */
  attributes?: Map<string, string>;
  children: XmlElement[];
  /** What stands in it when it has no children, as it is written. */
  text: string;
}

/** The first child of that name. */
export const child = (parent: XmlElement | undefined, name: string): XmlElement | undefined => parent?.children.find((one) => one.name === name);

/** All children of that name. */
export const all = (parent: XmlElement | undefined, name: string): XmlElement[] => parent?.children.filter((one) => one.name === name) ?? [];

/** The first element on a path of names. */
export function at(parent: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce(child, parent);
}

/** @returns the text without blanks around it and without characters that no document of ours holds; undefined when nothing is left. */
export function textOf(element: XmlElement | undefined): string | undefined {
  return (element && cleanXmlText(element.text).trim()) || undefined;
}

/** The text of the first element on a path. */
export const textAt = (parent: XmlElement | undefined, ...path: string[]): string | undefined => textOf(at(parent, ...path));

/** The value of an attribute, blanks around it left out; undefined when it is missing or empty. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return cleanXmlText(element?.attributes?.get(name) ?? '').trim() || undefined;
}

/** The texts of all children of that name. */
export const textsOf = (parent: XmlElement | undefined, name: string): string[] => all(parent, name).flatMap((one) => textOf(one) ?? []);
