// Text in a page of HTML.

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The text as it stands in an element or in a quoted attribute, with nothing of it read as markup (HTML §13.1.4); marks that turn the reading direction are dropped. */
export const escapeHtml = (text: string): string => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/g, '').replace(/[&<>"']/g, (mark) => MARKS[mark]!);
