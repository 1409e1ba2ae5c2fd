import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { BlindScript } from '#components/blind/blind-script.tsx'
import { KeyLinks } from '#components/layout/key-links.tsx'
import { MemberScript } from '#components/layout/member-script.tsx'
import { SiteFooter } from '#components/layout/site-footer.tsx'
import { ThemeScript } from '#components/layout/theme-script.tsx'
import { TopBar } from '#components/layout/top-bar.tsx'
import { SelectionBar } from '#components/selection/selection-bar.tsx'
import '#components/blind/blind.css'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Soluscope', template: '%s · Soluscope' },
  description: 'What every MLP neuron of a SoLU language model fires on, measured and browsable.',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#13161a' },
  ],
}

/** The frame of every page. It reads no cookie and no header, so that pages below it can be cached. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // Scripts set data-theme, data-member and data-blind before React sees the page.
    <html lang="en" suppressHydrationWarning>
      <head>
        <ThemeScript />
        <MemberScript />
        <BlindScript />
        {/* A page that comes in pieces is painted once it is whole: a table half there has columns of other widths. */}
        <link rel="expect" href="#end" blocking="render" />
      </head>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="sr-only bg-ink text-page focus:not-sr-only focus:absolute focus:z-20 focus:m-2 focus:px-3 focus:py-2"
        >
          Skip to the content
        </a>
        <TopBar />
        <main id="main" className="mx-auto w-full max-w-content grow px-4 wide:px-6">
          {children}
        </main>
        <SiteFooter />
        <KeyLinks />
        <SelectionBar />
        <span id="end" hidden />
      </body>
    </html>
  )
}
