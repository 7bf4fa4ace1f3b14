/** What Facebook and others show in full width: https://developers.facebook.com/docs/sharing/webmasters/images */
export const SHARE_SIZE = { width: 1200, height: 630 }
