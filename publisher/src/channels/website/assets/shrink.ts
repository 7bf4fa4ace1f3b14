/** Takes out of our own style sheets and scripts what only people read. Not a minifier: it knows how these files are written. */

/** Comments and white space; what is in quotes has neither two spaces nor a bracket. */
export function shrinkCss(css: string): string {
  return css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,>]) ?/g, '$1')
    .replaceAll(/: (?=[^{}]*[;}])/g, ':')
    .replaceAll(';}', '}')
    .trim()
}

/** Whole-line comments and the indentation; line ends stay, because these scripts have no semicolons. */
export function shrinkScript(script: string): string {
  return script
    .replaceAll(/^\s*(\/\/.*|\/\*\*.*\*\/)$/gm, '')
    .replaceAll(/\n\s+/g, '\n')
    .trim()
}
