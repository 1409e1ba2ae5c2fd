/** What stands under an opened row for its value to be computed again, for it to be edited (check-value.ts), and for it to be cited by a claim. */
export const checkHtml =
  '<button type="button" class="check">Check this value</button><button type="button" class="edit">Edit</button>' +
  '<button type="button" class="cite">Keep as evidence</button>' +
  '<span role="status" class="checked"></span>'
