/** English for what we add to the panel or call otherwise than Strapi does; the rest is Strapi's own. */
import { fieldWordsInEnglish } from './fields-en'

export const en: Readonly<Record<string, string>> = {
  'app.components.LeftMenu.navbrand.title': 'Editorial desk',
  'app.components.LeftMenu.navbrand.workplace': 'Con đường hướng thiện',
  'Auth.form.welcome.title': 'Con đường hướng thiện',
  'Auth.form.welcome.subtitle': 'Sign in to the editorial desk',
  'content-manager.plugin.name': 'Content',
  'content-manager.containers.edit.panels.default.title': 'To do',
  'content-manager.containers.edit.tabs.draft': 'being written',
  'content-manager.containers.edit.tabs.published': 'approved',
  ...fieldWordsInEnglish,
}
