'use client'

import { useSyncExternalStore } from 'react'
import { isSelected, onSelection, toggleSelected } from '#components/selection/selection-store.ts'
import './selection.css'

const never = () => false

/** A box that chooses a neuron of a list, `model/layer/neuron`: it stands over the row's link, and is not there without scripts. */
export const SelectNeuron = ({ neuron }: { neuron: string }) => {
  const on = useSyncExternalStore(onSelection, () => isSelected(neuron), never)
  return (
    <button
      type="button"
      className="select-neuron"
      data-select={neuron}
      aria-pressed={on}
      aria-label={`Select ${neuron}`}
      onClick={() => toggleSelected(neuron)}
    />
  )
}
