/** All of our Vietnamese for the panel, as app.tsx hands it to Strapi; what is set here wins over Strapi's own words. */
import { betterWords } from './better'
import { codeOnlyWords } from './code-only'
import { contentManagerWords } from './content-manager'
import { contentTypeBuilderWords } from './content-type-builder'
import { emailWords } from './email'
import { fieldWords } from './fields'
import { panelWords } from './panel'
import { uploadWords } from './upload'

export const vi: Readonly<Record<string, string>> = {
  ...panelWords,
  ...contentManagerWords,
  ...contentTypeBuilderWords,
  ...emailWords,
  ...uploadWords,
  ...codeOnlyWords,
  ...betterWords,
  ...fieldWords,
}
