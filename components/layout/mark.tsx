/** The product's mark: a SoLU curve with a reading on it. */
export const Mark = () => (
  <svg width="26" height="20" viewBox="0 0 26 20" aria-hidden="true" className="block shrink-0">
    <path
      d="M1 14.5H9c3.4 0 4.2 1.6 6.2 1.6 3.4 0 4.4-6.6 9-14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
    />
    <circle cx="19.6" cy="10.6" r="3.2" fill="var(--pos-mark)" />
  </svg>
)
