/** Why a preview is not shown, in words for the person who wanted to look. */
export class PreviewUnavailable extends Error {
  constructor(
    readonly status: 404 | 422 | 503,
    message: string,
    readonly help: string,
    cause?: unknown,
  ) {
    super(message, { cause })
    this.name = 'PreviewUnavailable'
  }
}
