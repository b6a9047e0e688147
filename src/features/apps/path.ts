// Address of "Applications & connexions".
export const APPS_PATH = '/apps';
