declare module '*.svg' {
  /** address of the bundled file */
  const url: string
  export default url
}
