// Addresses of this feature.

/** Devices and access of the open company. */
export const DEVICES_PATH = '/settings/devices';
/** Joining a company with an invitation. */
export const JOIN_PATH = '/join';
/** Coming back with the recovery sheet. */
export const RECOVER_PATH = '/recover';
/** Begins the fragment of an invitation's link. */
export const INVITATION_HASH = '#pair=';
