import Link from 'next/link'
import { AccountLink } from './account-link.tsx'
import { Mark } from './mark.tsx'
import { SearchField } from './search-field.tsx'
import { SectionNav } from './section-nav.tsx'
import { SECTIONS } from './sections.ts'

/** Mark, sections and search, on every page. Where the sections do not fit beside the search, below 1000 px, they unfold under the mark. */
export const TopBar = () => (
  <header className="border-line border-b bg-surface print:hidden">
    <div className="mx-auto flex h-12 max-w-content items-center gap-3 px-4 wide:gap-5 wide:px-6 pointer-coarse:h-14">
      <Link
        href="/"
        className="hidden items-center gap-2 font-semibold tracking-[-0.01em] no-underline min-[1000px]:flex"
      >
        <Mark />
        Soluscope
      </Link>
      <button
        type="button"
        popoverTarget="sections"
        aria-label="Soluscope: sections"
        className="-mx-2 flex h-11 items-center gap-2 px-2 font-semibold tracking-[-0.01em] min-[1000px]:hidden"
      >
        <Mark />
        <span aria-hidden="true">Soluscope</span>
        <svg aria-hidden="true" viewBox="0 0 8 5" className="-ml-0.5 w-2 fill-none stroke-ink-3 stroke-[1.5]">
          <path d="m.5.5 3.5 3.5 3.5-3.5" />
        </svg>
      </button>
      <SectionNav />
      <SearchField />
      <AccountLink className="max-[1000px]:hidden" />
    </div>
    <PhoneMenu />
  </header>
)

/** Plain anchors: a full navigation closes the menu without a script. */
const PhoneMenu = () => (
  <nav
    id="sections"
    popover="auto"
    aria-label="Sections"
    className="fixed inset-x-0 top-14 m-0 w-full border-line border-b bg-surface text-ink backdrop:bg-ink/20 min-[1000px]:hidden"
  >
    {SECTIONS.map(({ href, label }) => (
      <a key={href} href={href} className="block border-line border-t px-4 py-3 no-underline">
        {label}
      </a>
    ))}
    <a href="/random" rel="nofollow" className="block border-line border-t px-4 py-3 no-underline">
      A random neuron
    </a>
    <AccountLink className="border-line border-t *:px-4 *:py-3" />
  </nav>
)
