/** Every reason that is written about, and where. What each means to us: error-table.ts. Looked through on 24/11/2026. */
import type { DocumentedCodes } from '../error-document'

const DATA_API = 'https://developers.google.com/youtube/v3/docs'

export const DOCUMENTED: readonly DocumentedCodes[] = [
  {
    source: `${DATA_API}/errors`,
    codes:
      'quotaExceeded rateLimitExceeded authorizationRequired youtubeSignupRequired insufficientPermissions forbidden accountClosed accountSuspended accountDelegationForbidden authenticatedUserAccountClosed authenticatedUserAccountSuspended authenticatedUserNotChannel channelNotFound invalidPageToken missingRequiredParameter unexpectedParameter invalidVideoMetadata videoNotFound playlistNotFound internalError processingFailure'.split(
        ' ',
      ),
  },
  {
    source: `${DATA_API}/core_errors`,
    codes:
      'dailyLimitExceeded userRateLimitExceeded authError expired required unauthorized accessNotConfigured backendError serviceUnavailable'.split(
        ' ',
      ),
  },
  {
    source: `${DATA_API}/videos/insert`,
    codes:
      'uploadLimitExceeded forbiddenPrivacySetting forbiddenLicenseSetting forbiddenEmbedSetting invalidTitle invalidDescription invalidTags invalidCategoryId invalidPublishAt invalidFilename invalidRecordingDetails defaultLanguageNotSet mediaBodyRequired'.split(
        ' ',
      ),
  },
  { source: `${DATA_API}/thumbnails/set`, codes: ['invalidImage', 'uploadRateLimitExceeded'] },
  { source: `${DATA_API}/captions/insert`, codes: ['captionExists', 'contentRequired', 'invalidMetadata'] },
  { source: `${DATA_API}/captions/update`, codes: ['captionNotFound', 'contentRequired'] },
  { source: `${DATA_API}/playlists/insert`, codes: ['invalidPlaylistSnippet', 'maxPlaylistExceeded', 'playlistForbidden'] },
  {
    source: `${DATA_API}/playlistItems/insert`,
    codes: ['playlistContainsMaximumNumberOfVideos', 'playlistItemsNotAccessible', 'videoAlreadyInPlaylist'],
  },
  { source: `${DATA_API}/playlistItems/delete`, codes: ['playlistItemNotFound', 'playlistOperationUnsupported'] },
  { source: 'https://cloud.google.com/apis/design/errors', codes: ['SERVICE_DISABLED'] },
]

/** HTTP statuses whose meaning does not depend on the reason. */
export const DOCUMENTED_STATUSES: readonly DocumentedCodes[] = [
  { source: `${DATA_API}/core_errors`, codes: '401 403 404 409 413 429'.split(' ') },
  { source: 'https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol', codes: ['404', '408'] },
]

/** Of the token endpoint. */
export const DOCUMENTED_TOKEN_ERRORS: readonly DocumentedCodes[] = [
  {
    source: 'https://developers.google.com/identity/protocols/oauth2/web-server',
    codes: 'invalid_grant invalid_client deleted_client invalid_request unauthorized_client invalid_scope access_denied'.split(' '),
  },
  { source: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2', codes: ['unsupported_grant_type', 'invalid_client', 'invalid_grant'] },
  { source: 'https://support.google.com/cloud/answer/15549257', codes: ['deleted_client', 'disabled_client'] },
]

/** `failureReason` and `rejectionReason` of a film that was uploaded. */
export const DOCUMENTED_REFUSALS: readonly DocumentedCodes[] = [
  {
    source: `${DATA_API}/videos`,
    codes:
      'codec conversion emptyFile invalidFile tooSmall uploadAborted claim copyright duplicate inappropriate legal length termsOfUse trademark uploaderAccountClosed uploaderAccountSuspended'.split(
        ' ',
      ),
  },
]
