/** What stands under an opened row for its value to be computed again, and for it to be edited (check-value.ts). */
export const checkHtml =
  '<button type="button" class="check">Check this value</button><button type="button" class="edit">Edit</button>' +
  '<span role="status" class="checked"></span>'
