/** A telegram as it comes from a web page: page marks, numbers of notes glued to words, an error of reading (`tbe`). */
export const telegram = `518.23/7: Telegram

The Consul at Marenholm (Thorne) to the Secretary of the Interior

Marenholm, April 9, 1931—noon.

14. The committee of the lighthouse sat again this morning. Its secretary, Miss Edda Varlund,1 reported that the lamp had been lit on every night of the winter but two, and that the oil would last until June.

[Page 61]

The bishop asked whether tbe fog bell could be rung by the school. Miss Varlund answered that the children would gladly ring it on May 2,2 and on any other day as well.

She is to write to Port Aldry about the rope.

Thorne

  1. Secretary of the committee from 1928 to 1934.
  2. The bell was rung for the first time on May 3.
`
