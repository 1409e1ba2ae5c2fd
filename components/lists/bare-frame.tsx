/** Takes the site's bars away where a page stands in another site's frame, and sets the theme that its address asks for. */
export const BareFrame = ({ theme }: { theme: string | undefined }) => (
  <style>
    {`body>header,body>footer,body>a{display:none!important}html{overflow-y:auto}html,body{background:transparent}main{padding:12px!important}
${theme === 'dark' || theme === 'light' ? `:root{color-scheme:${theme}!important}` : ''}`}
  </style>
)
