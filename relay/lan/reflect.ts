// @peculiar/x509 stands on tsyringe, which refuses to load without a metadata polyfill. Its classes take no parameters: there is no metadata to give.
const none = { getMetadata: () => undefined, getOwnMetadata: () => undefined, defineMetadata() {} };

if (!('getMetadata' in Reflect)) Object.assign(Reflect, none);
