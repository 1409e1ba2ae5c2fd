/** Name of the cookie that keeps the reader's choice: `light`, `dark`, or absent to follow the system. */
export const THEME_COOKIE = 'theme'

const script = `(m=>{if(m)document.documentElement.dataset.theme=m[1]})(document.cookie.match(/(?:^|; )${THEME_COOKIE}=(light|dark)/))`

/** Sets `data-theme` on html from the cookie before anything is painted, in the browser: the page itself stays cacheable. */
export const ThemeScript = () => <script dangerouslySetInnerHTML={{ __html: script }} />
