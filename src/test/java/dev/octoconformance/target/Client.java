package dev.octoconformance.target;

import dev.octoconformance.journal.Exchange;
import java.io.IOException;

/** A way to put a request on the wire, once and verbatim, and to read its answer. */
interface Client {

  /**
   * What a request is answered.
   *
   * @param leash holds the request to its time; whoever made it closes it
   * @throws IOException if there is no answer
   */
  Exchange.Answer ask(Exchange.Request request, Leash leash) throws IOException;
}
