/** One thing on the Page or channel, as a person would recognise it. */
export interface Candidate {
  id: string
  url: string | null
  text: string
  /** the address it links to, if any */
  link: string | null
  createdAt: Date | null
  pictureUrl: string | null
  /** it bears our mark: made by our app, or with an Item's code. A person may have made the rest by hand */
  isOurs: boolean
}
