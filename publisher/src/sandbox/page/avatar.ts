/** The picture of the Page and of the channel. */
export const AVATAR_PATH = '/assets/avatar.svg'

export const AVATAR = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 88 88" width="88" height="88"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop stop-color="#14532d"/><stop offset="1" stop-color="#2f855a"/></linearGradient></defs><rect width="88" height="88" fill="url(#g)"/><path d="M20 64 44 20l24 44" fill="none" stroke="#fff" stroke-width="7" stroke-linejoin="round" stroke-linecap="round"/><path d="M44 44v20" stroke="#f0b429" stroke-width="7" stroke-linecap="round"/></svg>`
