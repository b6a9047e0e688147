// This page talks to the relay that served it and to no other (its policy forbids it): what belongs to another is opened there.

/**
 * @param text an invitation's link, or the origin of a relay
 * @returns the origin of another relay; '' when it is this page's, or no address at all
 */
export function relayElsewhere(text: string, here: string = location.origin): string {
  try {
    const { origin, protocol } = new URL(text.trim());
    return (protocol === 'https:' || protocol === 'http:') && origin !== here ? origin : '';
  } catch {
    return '';
  }
}
