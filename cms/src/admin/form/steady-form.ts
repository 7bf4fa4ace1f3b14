/**
 * Strapi fills the place of a relation that is still loading with a whole page's height (DocumentRBAC, 5.54): the lower half of
 * an Item's form leaps up by three screens a second after it was shown. Here it is as high as the field that follows.
 */
const AS_HIGH_AS_A_FIELD = "form main[aria-busy='true'] { height: 40px }"

/** A sheet and no file: Strapi's page links no CSS that its build makes. */
export function keepFormSteady(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(AS_HIGH_AS_A_FIELD)
  document.adoptedStyleSheets.push(sheet)
}
