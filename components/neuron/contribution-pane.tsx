import '#components/neuron/contribution.css'
import { MethodTerm } from '#components/methods/method-term.tsx'
import { Undefined } from '#components/neuron/absent.tsx'
import { contextHtml, tokenHtml } from '#components/neuron/context-html.ts'
import { NotComputed } from '#components/neuron/fact.tsx'
import { Figure, Figures, Pane, PaneWords } from '#components/neuron/pane.tsx'
import { signedNumber } from '#components/neuron/signed-number.ts'
import { type Contribution, decodeContributions } from '#lib/neuron/contribution-record.ts'
import type { TokenBytes } from '#lib/queries/token-bytes.ts'

/** Places shown at either end. */
const shown = 5

interface Props {
  mean: number | null
  /** The places; absent where the neuron never fires. */
  record: Uint8Array | undefined
  lastLayer: boolean
  tokenBytes: TokenBytes
}

/** What the neuron adds to the logit of the token that really comes, on average and where it is most and least. */
export const ContributionPane = ({ mean, record, lastLayer, tokenBytes }: Props) => {
  const title = <MethodTerm stat="contribution">Contribution to the next token</MethodTerm>
  if (!record)
    return (
      <Pane title={title}>
        <Undefined dead />
      </Pane>
    )
  const { raised, lowered } = decodeContributions(record)
  return (
    <Pane title={title} note={lastLayer ? 'logits' : 'direct path only'}>
      <Places name="Helps most" places={raised} tokenBytes={tokenBytes} />
      <Places name="Hurts most" places={lowered} tokenBytes={tokenBytes} />
      <div className="mt-1">
        <Figures>
          <Figure stat="nextContribution" name="mean over all tokens">
            {mean === null ? <NotComputed /> : signedNumber(mean)}
          </Figure>
        </Figures>
      </div>
      <PaneWords>
        The token it is read at is underlined; what comes next is boxed.
        {lastLayer ? '' : ' What later layers make of it is not in these numbers.'}
      </PaneWords>
    </Pane>
  )
}

/** A list of places, one line each; as one piece of HTML, since it is drawn on every page. */
const Places = ({ name, places, tokenBytes }: { name: string; places: Contribution[]; tokenBytes: TokenBytes }) => (
  <>
    <h3 className="mt-1 font-normal text-ink-2 text-xs">{name}</h3>
    {places.length === 0 ? (
      <p className="text-ink-3 text-xs/5">Nowhere in the sample.</p>
    ) : (
      <ol
        className="contributions"
        dangerouslySetInnerHTML={{
          __html: places
            .slice(0, shown)
            .map(
              ({ context, next, value }) =>
                `<li><span class="text"><bdi>${contextHtml(context, tokenBytes)}</bdi></span>` +
                `${tokenHtml(next, tokenBytes)}<b>${signedNumber(value)}</b></li>`,
            )
            .join(''),
        }}
      />
    )}
  </>
)
