/** Where the browser keeps that its reader guesses before reading, and their guesses by page. */
export const modeKey = 'soluscope:blind'
export const guessKey = (path: string): string => `soluscope:guess:${path}`

/** What an address says of the mode: `?blind=1` turns it on, `?blind=0` off. */
export const blindParameter = 'blind'

/** Longest guess. */
export const longestGuess = 1000

/**
 * Script that reads both before anything is painted. `data-guesses` on html says that the mode is on, `data-blind` that this page’s labels
 * are hidden: the mode is on and there is no guess yet. A browser that keeps nothing follows the address alone.
 */
export const applyBlind = `(()=>{const d=document.documentElement.dataset,p=location.pathname,a=new URLSearchParams(location.search).get('${blindParameter}');let m=a,g=null;try{const s=localStorage;if(a==='1')s.setItem('${modeKey}','1');if(a==='0')s.removeItem('${modeKey}');m=s.getItem('${modeKey}');g=s.getItem('${guessKey('')}'+p)}catch{}if(m==='1')d.guesses='';else delete d.guesses;if(m==='1'&&g===null)d.blind='';else delete d.blind})()`
