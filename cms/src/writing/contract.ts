/** What `POST /editorial/writing/docx` answers, for the server and the panel. */
import type { Converted } from './html/convert-html'

export interface ImportedText extends Converted {
  /** for an Item without a title */
  title: string | null
  /** fonts of the nineties (.VnTime, VNI): the letters are likely wrong */
  hasOldFonts: boolean
  /** why some pictures did not come along: a type, a size, a right */
  lostPictures: string[]
}
