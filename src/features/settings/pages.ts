// The pages of the settings, in their order: of the company, then of this device.
import { DEVICES_PATH } from '#features/devices/path.ts';
import { isOn } from '#features/app/define.ts';
import { session } from '#features/app/session.svelte.ts';
import { baseconeApp } from '#features/connections/basecone/app.ts';
import { mailOutApp } from '#features/connections/mail/app.ts';
import { folderApp } from '#features/connections/webdav/app.ts';
import { purchasesApp } from '#features/purchases/app.ts';
import { PURCHASE_SETTINGS } from '#features/purchases/paths.ts';
import { m } from '#messages';

export interface SettingsPage {
  href: string;
  label(): string;
  /** What is found there, in a few words. */
  detail(): string;
  /** Absent: always. */
  shown?(): boolean;
}

export const PAGES: readonly { label(): string; pages: readonly SettingsPage[] }[] = [
  {
    label: m.settings_group_company,
    pages: [
      { href: '/settings/company', label: m.settings_company, detail: m.settings_company_detail },
      { href: '/settings/numbering', label: m.settings_numbering, detail: m.settings_numbering_detail },
      { href: '/settings/defaults', label: m.settings_defaults, detail: m.settings_defaults_detail },
      { href: '/settings/texts', label: m.settings_texts, detail: m.settings_texts_detail },
      { href: '/settings/products', label: m.products_settings, detail: m.products_settings_detail },
      { href: PURCHASE_SETTINGS, label: m.purchases_title, detail: m.purchases_settings_detail, shown: () => isOn(session.company, purchasesApp) },
      ...[baseconeApp, mailOutApp, folderApp].map((app) => ({ href: app.card.settings!.href, label: app.card.name, detail: m.sending_settings_detail, shown: () => isOn(session.company, app) })),
      { href: DEVICES_PATH, label: m.devices_title, detail: m.devices_detail },
      { href: '/settings/backup', label: m.backup_title, detail: m.backup_detail },
      { href: '/settings/remove', label: m.settings_remove, detail: m.settings_remove_detail }
    ]
  },
  {
    label: m.settings_group_device,
    pages: [
      { href: '/settings/appearance', label: m.settings_appearance, detail: m.settings_appearance_detail },
      { href: '/settings/lock', label: m.lock_title, detail: m.lock_detail },
      { href: '/settings/device', label: m.settings_device, detail: m.settings_device_detail }
    ]
  }
];
