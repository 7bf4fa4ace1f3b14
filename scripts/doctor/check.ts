/** One thing the doctor looks at. It may throw and may hang: it is cut off, and that is what is said of it then. */
import type { Finding } from './finding'
import type { Patient } from './patient'

export interface Check {
  name: string
  /** @param signal aborted at the deadline */
  look(patient: Patient, signal: AbortSignal): Promise<Finding[]>
}
