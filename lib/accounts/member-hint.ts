/** Name of the cookie that scripts may read: `1` where the browser is signed in. It gives no rights. */
export const memberHint = 'member'
