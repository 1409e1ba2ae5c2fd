import { ThemeChoice } from './theme-choice.tsx'

/** Pages of what people do, which the top bar has no room for. */
const PEOPLE = [
  { href: '/questions', label: 'Questions' },
  { href: '/lists', label: 'Lists' },
  { href: '/activity', label: 'Activity' },
]

/** What the site promises, and the choice of theme, at the foot of every page. */
export const SiteFooter = () => (
  <footer className="mx-auto mt-10 w-full max-w-content px-4 wide:px-6 print:hidden">
    <div className="grid gap-3.5 border-line border-t pt-3.5 pb-10 text-ink-2 text-xs/[18px] wide:grid-cols-3 wide:gap-5">
      <div>
        <h2 className="mb-0.5 text-ink text-xs/[18px]">Every neuron has an address</h2>
        <code className="font-mono">/model/layer/neuron</code>, all counted from 0. It does not change when the numbers
        are measured again.
      </div>
      <div>
        <h2 className="mb-0.5 text-ink text-xs/[18px]">Neuroscope’s addresses work</h2>
        <code className="font-mono">/model/layer/neuron.html</code> opens the same neuron here.
      </div>
      <div className="flex flex-wrap items-start gap-x-5 gap-y-2 wide:justify-self-end">
        <nav aria-label="What people do" className="flex gap-4">
          {PEOPLE.map(({ href, label }) => (
            <a key={href} href={href} className="no-underline hover:text-ink pointer-coarse:py-3.5">
              {label}
            </a>
          ))}
        </nav>
        <ThemeChoice />
      </div>
    </div>
  </footer>
)
