package dev.octoconformance.vendor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A vendor that conforms in an unusual way, and the requirements that might wrongly accuse it. */
// The functions keep no state: every behaviour is a new one.
@SuppressWarnings("ImmutableEnumChecker")
public enum Variant {
  CREATED_201(
      "A creation is answered with 201.",
      () -> WebhookVariants.createdWith(201),
      rows("CREATE-01")),

  CREATED_202(
      "A creation is answered with 202.",
      () -> WebhookVariants.createdWith(202),
      rows("CREATE-01")),

  SHORT_IDS(
      "Ids are a word and a number.",
      WebhookVariants::shortIds,
      rows("CREATE-02", "DELETE-07", "DELETE-08")),

  NORMALISED_URLS(
      "URLs are shown normalised.",
      WebhookVariants::normalisedUrls,
      rows("CREATE-04", "DLV-06", "LIST-03", "URL-05")),

  MASKED_PASSWORDS(
      "The password of a URL is shown as stars.",
      WebhookVariants::maskedPasswords,
      rows("BA-02", "CREATE-04", "DLV-06", "LIST-03")),

  DROPPED_USER_INFO(
      "User and password of a URL are not shown.",
      WebhookVariants::droppedUserInfo,
      rows("CREATE-04", "DLV-06", "LIST-03")),

  MASKED_SECRET_HEADERS(
      "Values of headers that look secret are shown as stars.",
      WebhookVariants::maskedSecretHeaders,
      rows("CREATE-12", "DLV-06", "LIST-03")),

  LOWER_CASE_HEADER_NAMES(
      "Names of custom headers are shown in lower case.",
      WebhookVariants::lowerCaseHeaderNames,
      rows("CREATE-12", "LIST-03")),

  SECRETS_KEPT_FROM_DELIVERIES(
      "Deliveries show their webhook without its header values and credentials.",
      WebhookVariants::secretsKeptFromDeliveries,
      rows("DLV-06")),

  MORE_MEMBERS(
      "Webhooks, bookings and bodies have more members, such as diff and supplier.",
      DeliveryVariants::moreMembers,
      rows("BKG-07", "CREATE-23", "DLV-06", "LIST-03")),

  REVERSED_LIST_MEMBERS(
      "Listed webhooks have their members in another order.",
      WebhookVariants::reversedMembers,
      rows("LIST-03")),

  REVERSED_BODY_MEMBERS(
      "Bodies have their members in another order.",
      DeliveryVariants::reversedMembers,
      rows("BKG-07", "DLV-06")),

  CHARSET_PARAMETER(
      "Content types name their charset.",
      () -> AnswerVariants.typed("application/json; charset=utf-8"),
      rows("CREATE-01", "CREATE-21", "DLV-05")),

  STRUCTURED_SUFFIX(
      "Answers of the API are application/octo+json.",
      () -> AnswerVariants.answersTyped("application/octo+json"),
      rows("CREATE-01", "CREATE-21")),

  COMPACT_CAPABILITY_HEADER(
      "The response lists capabilities without spaces and in upper case.",
      AnswerVariants::compactCapabilityHeader,
      rows("CAP-03", "CREATE-13")),

  NO_CAPABILITY_HEADER(
      "The response does not list capabilities.",
      AnswerVariants::noCapabilityHeader,
      rows("CAP-03", "CREATE-13")),

  CAPABILITIES_ALL_ON(
      "All capabilities are activated whatever the request says.",
      AnswerVariants::allCapabilities,
      rows("CREATE-14", "CREATE-15")),

  CAPABILITIES_ON_BY_DEFAULT(
      "All capabilities are activated for a request that names none.",
      AnswerVariants::allCapabilitiesUnlessAsked,
      rows("CAP-02")),

  CAPABILITY_HEADER_REQUIRED(
      "A request without the capability header is refused.",
      () -> AnswerVariants.requiring("Octo-Capabilities"),
      rows("CAP-02")),

  ENVIRONMENT_HEADER_REQUIRED(
      "A request without Octo-Env is refused.",
      () -> AnswerVariants.requiring("Octo-Env"),
      rows("CAP-01"),
      Map.of("target.headers", "{Octo-Env: test}")),

  WEBHOOKS_AMONG_CAPABILITIES(
      "The capabilities of a webhook include octo/webhooks.",
      WebhookVariants::webhooksAmongCapabilities,
      rows("CREATE-08", "CREATE-13")),

  TOKENS_REFUSED_WITH_403(
      "A refused token is answered with 403.",
      () -> AnswerVariants.refusedTokens(403, "FORBIDDEN"),
      rows("AUTH-01", "AUTH-02")),

  TOKENS_REFUSED_WITH_400(
      "A refused token is answered with 400.",
      () -> AnswerVariants.refusedTokens(400, "UNAUTHORIZED"),
      rows("AUTH-01", "AUTH-02")),

  EVERY_ERROR_IS_400(
      "Every error is answered with 400.",
      AnswerVariants::everyErrorIs400,
      rows("AUTH-01", "AUTH-02", "DELETE-06", "DELETE-07", "DELETE-08", "LIST-11")),

  BODY_BEFORE_TOKEN(
      "The body of a creation is checked before the token.",
      AnswerVariants::bodyBeforeToken,
      rows("AUTH-01", "AUTH-03")),

  GATEWAY_PAGES(
      "A malformed id is answered with a page of the gateway.",
      AnswerVariants::gatewayPages,
      rows("DELETE-08")),

  UNKNOWN_MEMBERS_REFUSED(
      "A creation with members that are not in the specification is refused.",
      WebhookVariants::unknownMembersRefused,
      rows("CREATE-15", "CREATE-16", "CREATE-19", "ERR-08", "ERR-11")),

  BOOKING_EVENTS_ONLY(
      "Only booking_update is offered.",
      CreateFaults::noAvailabilityUpdate,
      rows("CREATE-20"),
      Map.of("declared.events", "booking_update")),

  IDENTICAL_CREATE_REFUSED(
      "A second webhook for the same event and URL is refused.",
      WebhookVariants::identicalRefused,
      rows("CREATE-17", "CREATE-18", "DELETE-05", "URL-14")),

  IDENTICAL_CREATE_SHARED(
      "An identical second creation is answered with the first webhook.",
      CreateFaults::identicalIsTheSame,
      rows("CREATE-17", "CREATE-18")),

  RECREATION_REUSES_THE_ID(
      "A webhook that is created again gets its old id.",
      DeleteFaults::recreationReusesTheId,
      rows("DELETE-10")),

  CROWDED_CREATIONS_THROTTLED(
      "More than a handful of creations at the same moment are refused with 429.",
      () ->
          CreateFaults.crowdedCreations(
              Answer.error(429, "TOO_MANY_REQUESTS", "Too many creations at once")),
      rows("CON-04", "CREATE-17", "DELETE-11", "DLV-09")),

  LIMITED_WEBHOOKS(
      "There may be 40 webhooks at a time.",
      () -> WebhookVariants.atMost(40),
      rows("CREATE-01", "CREATE-17"),
      Map.of("declared.maxWebhooks", "40")),

  PROBES_AT_CREATION(
      "A new webhook is asked with HEAD, GET, OPTIONS and a ping.",
      DeliveryVariants::probes,
      rows("CON-05", "CREATE-25", "DLV-02", "DLV-07", "FAN-05", "HDR-17")),

  EVENTUAL_LIST(
      "The list shows what was true 0.4 seconds ago.",
      () -> WebhookVariants.eventualList(Duration.ofMillis(400)),
      rows("DELETE-02", "DELETE-11", "LIST-02", "LIST-03", "LIST-05", "LIST-10")),

  PAGED_LIST(
      "The list comes in pages of ten with a Link to the next.",
      () -> WebhookVariants.pagedList(10),
      rows("LIST-02", "LIST-11")),

  NEWEST_FIRST(
      "The list begins with the newest webhook.",
      WebhookVariants::newestFirst,
      rows("LIST-02", "LIST-11")),

  FOREIGN_WEBHOOKS(
      "The list has webhooks of other systems of the same account.",
      WebhookVariants::foreignWebhooks,
      rows("LIST-06", "LIST-09")),

  SHARED_ACCOUNT(
      "Both credentials are of one account that shares its webhooks and events.",
      WebhookVariants::sharedAccounts,
      rows("DELETE-09", "LIST-07"),
      Map.of("declared.secondTokenIsolated", "false")),

  CATALOGUES_OF_THEIR_OWN(
      "Each of the two accounts is sold products of its own.",
      BookingVariants::cataloguesOfTheirOwn,
      rows("ISO-01", "ISO-02")),

  UNITS_OF_THEIR_OWN(
      "The second account is sold the same product for units of its own.",
      BookingVariants::unitsOfTheirOwn,
      rows("ISO-01", "ISO-02")),

  ONE_CAN_BE_READ(
      "A webhook can be read by its id.", ListFaults::oneCanBeRead, rows("LIST-11", "LIST-12")),

  TOMBSTONES(
      "Deleted webhooks stay in the list, marked as not active.",
      WebhookVariants::tombstones,
      rows("DELETE-02", "LIST-10")),

  DELETED_204(
      "A deletion is answered with 204.",
      () -> DeleteFaults.answering(Answer.empty(204)),
      rows("DELETE-01")),

  DELETED_202(
      "A deletion is answered with 202.",
      () -> DeleteFaults.answering(Answer.empty(202)),
      rows("DELETE-01")),

  DELETED_WITH_MESSAGE(
      "A deletion is answered with a message.",
      () ->
          DeleteFaults.answering(
              Answer.json(JsonObject.empty().with("success", true).with("message", "Deleted"))),
      rows("DELETE-01")),

  DELETE_NEEDS_CONTENT_TYPE(
      "A deletion must say that its content is JSON.",
      WebhookVariants::deleteNeedsContentType,
      rows("DELETE-01")),

  DELETE_NEEDS_BODY(
      "A deletion must have a body.", WebhookVariants::deleteNeedsBody, rows("DELETE-01")),

  UNKNOWN_ID_200(
      "A deletion of an id that is gone is answered with 200.",
      () -> WebhookVariants.unknownIdAnswers(Answer.json(JsonObject.empty())),
      rows("DELETE-06", "DELETE-07", "DELETE-08", "DELETE-09")),

  UNKNOWN_ID_204(
      "A deletion of an id that is gone is answered with 204.",
      () -> WebhookVariants.unknownIdAnswers(Answer.empty(204)),
      rows("DELETE-06", "DELETE-07", "DELETE-08", "DELETE-09")),

  UNKNOWN_ID_404(
      "A deletion of an id that is gone is answered with 404.",
      () -> WebhookVariants.unknownIdAnswers(Router.unknown()),
      rows("DELETE-06", "DELETE-07", "DELETE-08", "DELETE-09")),

  UNKNOWN_ID_410(
      "A deletion of an id that is gone is answered with 410.",
      () -> WebhookVariants.unknownIdAnswers(Answer.empty(410)),
      rows("DELETE-06", "DELETE-07", "DELETE-08", "DELETE-09")),

  SLOW_DELIVERIES(
      "The first attempt comes two seconds after the event.",
      Behaviour::new,
      rows("DLV-01", "DLV-13"),
      settings -> settings.withFirstDelivery(Duration.ofSeconds(2))),

  FLUSHED_QUEUE(
      "Deliveries wait for a queue that is flushed every 0.7 seconds.",
      () -> DeliveryVariants.flushedEvery(Duration.ofMillis(700)),
      rows("DLV-01", "DLV-13")),

  DELIVERED_BEFORE_THE_ANSWER(
      "Events are delivered before the call that caused them is answered.",
      DeliveryVariants::beforeTheAnswer,
      rows("BKG-01", "DLV-01", "DLV-17")),

  RENDERED_WHEN_SENT(
      "The body shows the booking as it is when it is sent.",
      DeliveryVariants::renderedWhenSent,
      rows("BKG-07", "BKG-09", "DLV-17")),

  AT_LEAST_ONCE(
      "One of fifty deliveries is sent twice.",
      () -> DeliveryVariants.sporadicDuplicates(50),
      rows("CON-02", "DLV-08", "FAN-03")),

  GZIPPED_BODIES("Bodies are compressed.", DeliveryVariants::gzipped, rows("DLV-04")),

  CHUNKED_BODIES(
      "Bodies are sent in chunks.", DeliveryVariants::chunked, rows("DLV-04", "DLV-12", "RTY-22")),

  LOWER_CASE_DELIVERY_HEADERS(
      "Deliveries write header names in lower case.",
      DeliveryVariants::lowerCaseHeaderNames,
      rows("DLV-05", "DLV-12", "HDR-01")),

  SIGNED_DELIVERIES("Deliveries are signed.", DeliveryFaults::signed, rows("DLV-15", "DLV-18")),

  TWO_EVENTS_PER_CONFIRM(
      "A confirmation makes two events, the first still on hold.",
      BookingVariants::twoEventsPerConfirm,
      rows("BKG-01", "DLV-08", "RTY-03", "RTY-20")),

  READ_FROM_A_REPLICA(
      "Bookings are read from a replica that is 0.6 seconds behind.",
      () -> BookingVariants.readFromReplica(Duration.ofMillis(600)),
      rows("BKG-07", "DLV-17")),

  UNIT_ITEMS_STAY_ON_HOLD(
      "The unit items of a confirmed booking are still on hold.",
      BookingVariants::unitItemsStayOnHold,
      rows("BKG-01", "BKG-07", "RTY-01", "RTY-14")),

  EVERY_CHANGE_IS_TOLD(
      "Reservations and expiries are told as well.",
      BookingVariants::everyChangeIsTold,
      rows("BKG-01", "BKG-05", "BKG-06", "RTY-01")),

  HOLD_UPDATES_ARE_SILENT(
      "An update of a booking on hold is not told.",
      BookingFaults::holdUpdateIsSilent,
      rows("BKG-04")),

  SECOND_CONFIRM_IS_TOLD(
      "A second confirmation is accepted, and told again.",
      BookingVariants::secondConfirmIsTold,
      rows("BKG-11")),

  CONFIRMED_UPDATES_LIMITED(
      "Of a confirmed booking only the reference and the contact can be updated.",
      () -> BookingVariants.confirmedUpdatesLimitedTo(Set.of("resellerReference", "contact")),
      rows("BKG-02")),

  CONFIRMED_UPDATES_REFUSED(
      "A confirmed booking cannot be updated.",
      () -> BookingVariants.confirmedUpdatesLimitedTo(Set.of()),
      rows("BKG-02")),

  CONFIRMED_LATER(
      "A confirmation is answered with PENDING, and the booking confirmed 0.6 seconds later.",
      () -> BookingVariants.confirmedAfter(Duration.ofMillis(600)),
      rows("BKG-01", "DLV-01", "DLV-13", "FAN-02", "RTY-01")),

  CONFIRMATIONS_TAKEN_ON(
      "A confirmation is answered with 202 and nothing else, its booking told as pending at once"
          + " and as confirmed 0.3 seconds later.",
      () -> BookingVariants.takenOn(Duration.ofMillis(300)),
      rows("BKG-01", "DLV-08", "RTY-03", "RTY-20")),

  NEVER_CONFIRMED(
      "A confirmation stays pending for ever.",
      () -> BookingVariants.confirmedAfter(null),
      rows("BKG-01", "DLV-01", "RTY-01"),
      Map.of("waits.confirmation", "2s")),

  CANCELLED_BY_DELETE(
      "A booking is cancelled by DELETE alone, with a body.",
      BookingVariants::cancelledByDelete,
      rows("BKG-03", "RTY-01")),

  BOOKINGS_CANNOT_BE_UPDATED(
      "No booking can be updated.",
      BookingVariants::withoutUpdates,
      rows("BKG-02", "BKG-04", "RTY-24"),
      Map.of("declared.bookingsUpdatable", "false")),

  TEST_BOOKINGS_TAKE_NO_PLACES(
      "Bookings do not change availabilities.",
      BookingVariants::takingNoPlaces,
      rows("AVL-01", "AVL-05")),

  FOREIGN_TRAFFIC(
      "Every change comes with the event of somebody else's booking.",
      BookingVariants::foreignTraffic,
      rows("BKG-05", "BKG-11", "BKG-12", "DLV-11")),

  INSTANTS_WITH_OFFSET(
      "Deliveries write instants with an offset, the API with a Z.",
      BookingVariants::instantsWithOffset,
      rows("BKG-07")),

  JITTERED_RETRIES(
      "Pauses before retries are anything up to the full pause.",
      Behaviour::new,
      rows("RTY-03", "RTY-20", "RTY-27"),
      settings -> settings.withJitter(Jitter.FULL)),

  SPREAD_RETRIES(
      "Pauses before retries are spread by a fifth.",
      Behaviour::new,
      rows("RTY-03", "RTY-20", "RTY-26"),
      settings -> settings.withJitter(Jitter.TWENTY_PERCENT)),

  FIXED_RETRIES(
      "Pauses before retries are all the same.",
      Behaviour::new,
      rows("RTY-20", "RTY-21", "RTY-26"),
      settings -> settings.withRetryGaps(first(settings), first(settings), first(settings))),

  POLLED_RETRIES(
      "Retries happen at the next full half second after they are due.",
      () -> RetryVariants.polledEvery(Duration.ofMillis(500)),
      rows("RTY-01", "RTY-03", "RTY-28")),

  TWO_STEP_RETRIES(
      "The second retry comes five times as late as the first.",
      Behaviour::new,
      rows("DLV-08", "RTY-03", "RTY-20", "RTY-21"),
      settings -> settings.withRetryGaps(first(settings), first(settings).multipliedBy(5))),

  ONE_RETRY(
      "There is one retry only.",
      Behaviour::new,
      rows("RTY-20", "RTY-21"),
      settings -> settings.withRetryGaps(first(settings)),
      Map.of("declared.maxAttempts", "2")),

  ORDERED_DELIVERIES(
      "An event waits until the one before has succeeded or was given up after two retries.",
      RetryVariants::inOrder,
      rows("RTY-24", "RTY-25", "RTY-30"),
      settings -> settings.withRetryGaps(first(settings), first(settings))),

  RESENT_AFTER_THROTTLING(
      "After 408, 429 and 503 the HTTP client repeats the request a tenth of a second later.",
      RetryVariants::resendsAfterThrottling,
      rows("RTY-04", "RTY-07", "RTY-09", "RTY-27")),

  RESENT_AFTER_BROKEN_CONNECTIONS(
      "After a reset or a close without an answer the HTTP client repeats the request at once.",
      RetryVariants::resendsAfterBrokenConnections,
      rows("RTY-15", "RTY-16", "RTY-27", "RTY-29")),

  RESENT_AFTER_TIMEOUT(
      "After a time-out the HTTP client repeats the request at once.",
      RetryVariants::resendsAfterTimeout,
      rows("RTY-13", "RTY-29")),

  THROTTLED_RETRIES(
      "After 408, 429 and time-outs the retry comes after one and a half seconds.",
      () -> RetryVariants.throttledWait(Duration.ofMillis(1500)),
      rows("RTY-07", "RTY-13"),
      Map.of("declared.throttledRetryMax", "2s")),

  GONE_ENDS_THE_RETRIES("410 ends the retries.", RetryVariants::goneEnds, rows("RTY-08")),

  GONE_DELETES_THE_WEBHOOK(
      "410 deletes the webhook.", RetryVariants::goneDeletes, rows("RTY-08", "RTY-31")),

  DISABLED_AFTER_THREE_FAILURES(
      "Three failed attempts in a row switch a webhook off.",
      () -> RetryVariants.disabledAfter(3, false),
      rows("RTY-25", "RTY-30", "RTY-31"),
      Map.of("declared.autoDisableAfter", "3")),

  REMOVED_AFTER_THREE_FAILURES(
      "Three failed attempts in a row delete a webhook.",
      () -> RetryVariants.disabledAfter(3, true),
      rows("RTY-25", "RTY-30", "RTY-31"),
      Map.of("declared.autoDisableAfter", "3")),

  FOLLOWED_REDIRECTS(
      "Redirects are followed with method and body, and without secrets to another host.",
      () -> new Redirect(false, false).followed(),
      rows("BA-11", "RTY-11", "RTY-33", "SEC-04")),

  COUNTED_ATTEMPTS(
      "Bodies say when they were sent, and for which time.",
      RetryVariants::countedAttempts,
      rows("DLV-08", "DLV-18", "RTY-22", "RTY-23")),

  UP_TO_DATE_RETRIES(
      "A retry shows the booking as it is by then.",
      RetryVariants::upToDate,
      rows("RTY-22", "RTY-23", "RTY-24")),

  COALESCED_RETRIES(
      "A retry shows the booking as it is by then, and stands for the events since.",
      RetryVariants::coalesced,
      rows("RTY-23", "RTY-24", "RTY-25")),

  BROKEN_SUCCESS_IS_RETRIED(
      "A success whose body does not come to its end within a second is retried.",
      RetryVariants::trickleTimesOut,
      rows("RTY-18", "RTY-19")),

  BRIEF_PATIENCE(
      "Deliveries wait one and a half seconds for an answer.",
      Behaviour::new,
      rows("DLV-14", "RTY-13"),
      settings -> settings.withSenderTimeout(Duration.ofMillis(1500))),

  ANSWERS_UNREAD(
      "Bodies of answers are not read at all.",
      () -> SendingVariants.reading(patience -> patience.withLargest(0)),
      rows("DLV-10", "RTY-18", "RTY-19")),

  ANSWERS_IGNORED_ABOVE_1_KB(
      "Bodies of answers are read up to 1 kB.",
      () -> SendingVariants.reading(patience -> patience.withLargest(1024)),
      rows("DLV-10")),

  EXPLICIT_PORT_IN_HOST(
      "Host always names the port.", SendingVariants::explicitPort, rows("DLV-12")),

  TWELVE_WORKERS(
      "Twelve workers make all first attempts, one after another.",
      () -> SendingVariants.workers(12),
      rows("CON-06", "DLV-16", "FAN-01", "FAN-02")),

  SLOW_FAN_OUT(
      "Deliveries begin ten milliseconds apart.",
      () -> SendingVariants.oneByOne(Duration.ofMillis(10)),
      rows("CON-01", "DLV-13", "DLV-16", "FAN-01")),

  VOUCHERS_FOLLOW(
      "A confirmation makes two events, the second with the voucher.",
      () -> SendingVariants.vouchersFollowAfter(Duration.ZERO),
      rows("BKG-01", "DLV-08", "FAN-03", "RTY-03", "RTY-20")),

  VOUCHERS_COME_LATER(
      "A confirmation makes two events, the second a moment later and with the voucher.",
      () -> SendingVariants.vouchersFollowAfter(Duration.ofMillis(150)),
      rows("BKG-12")),

  DELETION_IS_NOTICED_LATER(
      "Events and retries go on for half a second after a deletion.",
      () -> SendingVariants.deletionIsNoticedAfter(Duration.ofMillis(500)),
      rows("DELETE-03", "DELETE-04", "FAN-05")),

  THROTTLED_CONFIRMATIONS(
      "More than eight confirmations in a second are refused with 429.",
      () -> SendingVariants.confirmationsThrottled(8),
      rows("CON-01", "CON-02", "CON-03")),

  TWELVE_WEBHOOKS(
      "There may be twelve webhooks at a time, which nobody declares.",
      () -> WebhookVariants.atMost(12),
      rows("CREATE-01", "CREATE-17", "FAN-01", "RTY-01")),

  TEN_WEBHOOKS(
      "There may be ten webhooks at a time.",
      () -> WebhookVariants.atMost(10),
      rows("DLV-01", "RTY-01", "RTY-03", "RTY-20"),
      Map.of("declared.maxWebhooks", "10")),

  PRICES_EVERYWHERE(
      "Bookings show prices whatever is asked for.",
      PayloadVariants::pricesEverywhere,
      rows("CPS-01", "CPS-02", "CPS-03")),

  ONE_LANGUAGE(
      "There are texts in one language only.",
      PayloadVariants::oneLanguage,
      rows("LNG-01", "LNG-02", "LNG-04")),

  UNKNOWN_CAPABILITIES_REFUSED(
      "A capability that nobody knows is refused.",
      PayloadVariants::unknownCapabilitiesRefused,
      rows("CPS-06")),

  UNKNOWN_LANGUAGES_REFUSED(
      "A guest whose language nobody knows is refused.",
      PayloadVariants::unknownLanguagesRefused,
      rows("BKG-12", "LNG-03")),

  AVAILABILITIES_LISTED(
      "Availabilities are told in a list.",
      AvailabilityVariants::listed,
      rows("AVL-01", "AVL-03", "AVL-04", "AVL-06")),

  BOOKINGS_CHANGE_AVAILABILITIES(
      "Bookings take places, and nothing else is known to change them.",
      Behaviour::new,
      rows("AVL-01", "AVL-06", "AVL-07"),
      Map.of("declared.bookingChangesAvailability", "true")),

  LAST_PLACES_ARE_BOOKED(
      "Real bookings of all places are welcome.",
      Behaviour::new,
      rows("AVL-02"),
      Map.of("optIn", "liveAvailability")),

  // ---- custom headers

  ODD_HEADERS_ARE_MENDED(
      "Odd headers are accepted: values become texts in ASCII without control characters, and what"
          + " cannot be sent is dropped.",
      HeaderVariants::mended,
      rows("HDR-09", "HDR-10", "HDR-12", "HDR-13", "HDR-14", "HDR-16")),

  MODEST_HEADERS_ONLY(
      "Headers that are many, long, empty, beyond ASCII or the sender's own are refused.",
      HeaderVariants::modest,
      rows("HDR-04", "HDR-08", "HDR-10", "HDR-11", "HDR-15")),

  OWN_HEADERS_WIN(
      "Custom Content-Type, User-Agent and Accept are accepted and not sent.",
      HeaderVariants::ownHeadersWin,
      rows("HDR-11")),

  CUSTOM_AUTHORIZATION_IS_REFUSED(
      "A webhook with a custom Authorization header is refused.",
      HeaderVariants::authorizationRefused,
      rows("HDR-05")),

  PLAIN_HEADERS_ONLY(
      "Headers are refused whose names are not of letters, digits and hyphens, or whose values are"
          + " long.",
      HeaderVariants::plain,
      rows("HDR-04", "HDR-15")),

  PLAIN_CREDENTIALS_ONLY(
      "A URL is refused whose credentials have marks that are not escaped.",
      () -> UrlFaults.refusing(url -> url.matches("[^/]*//[^/?]*[!$&()*+,;=~].*@.*")),
      rows("BA-03")),

  PLAIN_TEXTS_ONLY(
      "A booking with texts beyond ASCII or with angle brackets is refused.",
      BookingVariants::plainTexts,
      rows("BKG-01", "BKG-02", "BKG-07", "RTY-01")),

  TEXTS_ARE_TIDIED(
      "Texts of a booking are kept in one line, without angle brackets, and cut at 60 characters.",
      BookingVariants::tidied,
      rows("BKG-02", "BKG-07", "BKG-09", "BKG-10")),

  TOLERANT_CREATION(
      "What is odd about a creation is understood where it can be, and a URL may have any length.",
      InputVariants::tolerant,
      rows("ERR-05", "ERR-06", "ERR-07", "ERR-10", "ERR-12", "ERR-13")),

  OTHER_MEDIA_TYPES_REFUSED(
      "A creation that is not labelled as JSON is refused with 415.",
      InputVariants::otherMediaTypesRefused,
      rows("ERR-09")),

  WEBHOOKS_CAN_BE_PATCHED(
      "PATCH of a webhook is offered.", InputVariants::moreMethods, rows("ERR-14")),

  SMALL_HEX_DIGITS(
      "Escaped characters are sent with lower-case digits.",
      UrlVariants::withSmallHexDigits,
      rows("URL-03")),

  PRIVATE_ADDRESSES_REFUSED(
      "A URL that leads to a private address is refused with 422.",
      UrlVariants::withoutPrivateAddresses,
      rows("BA-01", "CAP-01", "CREATE-01", "URL-01", "URL-02", "URL-06", "URL-10")),

  VERY_LONG_URLS_REFUSED(
      "A URL of more than 4000 characters is refused.",
      () -> UrlFaults.refusing(url -> url.length() > 4000),
      rows("URL-10")),

  CREDENTIALS_WHEN_ASKED_FOR(
      "The credentials of a URL are sent when the receiver asks for them.",
      UrlVariants::whenAskedFor,
      rows("BA-02", "BA-03", "BA-05", "BA-07", "BA-09", "BA-10", "BA-11")),

  CREDENTIALS_IN_LATIN_1("Credentials are sent in Latin-1.", UrlVariants::inLatin1, rows("BA-07")),

  PASSWORD_REQUIRED(
      "A URL with a user and no password is refused.",
      () ->
          UrlFaults.refusing(
              url ->
                  CredentialFaults.areWithoutPassword(url)
                      || CredentialFaults.haveAnEmptyPassword(url)),
      rows("BA-06")),

  QUICK_UPDATES_ARE_JOINED(
      "Updates within a moment are told together, as the last of them left the booking.",
      BookingVariants::quickUpdatesAreJoined,
      rows("BKG-02", "BKG-09", "RTY-01")),

  THE_AUTHORITY_IS_UNKNOWN(
      "The authority of the run is trusted no more than any other.",
      Behaviour::new,
      rows("SEC-01"),
      VendorSettings::withoutTrust),

  HOSTS_ARE_CHECKED_AFTER_THE_HANDSHAKE(
      "Whether a certificate is of the host is looked at when HTTPS is spoken already.",
      CertificateVariants::hostsAreCheckedLater,
      rows("SEC-01")),

  CERTIFICATES_ARE_LOOKED_AT_ON_CREATION(
      "A webhook is refused whose receiver shows a wrong certificate.",
      CertificateVariants::wrongOnesAreRefused,
      rows("SEC-01")),

  ENDLESS_ANSWERS_ARE_NO_SUCCESS(
      "An answer that is too long to be read to its end is retried.",
      RetryVariants::unfinishedAnswersAreRetried,
      rows("SEC-08"),
      Map.of("optIn", "hugeAnswer"));

  private static Duration first(VendorSettings settings) {
    return settings.retryGaps().get(0);
  }

  private final String summary;
  private final Supplier<Behaviour> behaviour;
  private final List<String> rows;
  private final UnaryOperator<VendorSettings> change;
  private final Map<String, String> configuration;

  Variant(String summary, Supplier<Behaviour> behaviour, List<String> rows) {
    this(summary, behaviour, rows, settings -> settings, Map.of());
  }

  Variant(
      String summary,
      Supplier<Behaviour> behaviour,
      List<String> rows,
      UnaryOperator<VendorSettings> change) {
    this(summary, behaviour, rows, change, Map.of());
  }

  Variant(
      String summary,
      Supplier<Behaviour> behaviour,
      List<String> rows,
      Map<String, String> configuration) {
    this(summary, behaviour, rows, settings -> settings, configuration);
  }

  Variant(
      String summary,
      Supplier<Behaviour> behaviour,
      List<String> rows,
      UnaryOperator<VendorSettings> change,
      Map<String, String> configuration) {
    this.summary = summary;
    this.behaviour = behaviour;
    this.rows = rows;
    this.change = change;
    this.configuration = configuration;
  }

  private static List<String> rows(String... ids) {
    return List.of(ids);
  }

  /** The variant with this {@link #cliName()}, if there is one. */
  public static Optional<Variant> named(String cliName) {
    return Arrays.stream(values()).filter(variant -> variant.cliName().equals(cliName)).findFirst();
  }

  /** The name on a command line: {@code paged-list}. */
  public String cliName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One sentence: what is unusual. */
  public String summary() {
    return summary;
  }

  /** The requirements whose trap this is. */
  public List<String> rows() {
    return rows;
  }

  /** The requirements of which a warning is right: what is done breaks nothing and helps nobody. */
  public Set<String> warnings() {
    return switch (this) {
      case RESENT_AFTER_TIMEOUT -> Set.of("RTY-29");
      case AT_LEAST_ONCE ->
          Set.of("CON-02", "CON-05", "DLV-08", "DLV-09", "DLV-10", "DLV-14", "FAN-03", "RTY-32");
      case READ_FROM_A_REPLICA -> Set.of("DLV-17");
      case CUSTOM_AUTHORIZATION_IS_REFUSED -> Set.of("HDR-05");
      case DELETION_IS_NOTICED_LATER -> Set.of("DELETE-03", "DELETE-04", "FAN-05");
      default -> Set.of();
    };
  }

  /**
   * The requirements that are decided of the plain vendor and cannot be of this one, each with the
   * code that says why; {@code *} for whatever cannot be for that reason.
   */
  public Map<String, String> undecided() {
    return switch (this) {
      // Who finds room depends on who is asked for first; what is arranged later finds none.
      case LIMITED_WEBHOOKS -> Map.of("*", "I-LIMIT");
      case TEN_WEBHOOKS ->
          Map.of("*", "I-LIMIT", "DELETE-03", "I-BLOCKED", "DELETE-10", "I-BLOCKED");
      case TWELVE_WEBHOOKS ->
          Map.of(
              "*", "I-LIMIT",
              "CREATE-25", "I-BLOCKED",
              "DELETE-05", "I-BLOCKED",
              "DELETE-10", "I-BLOCKED",
              "FAN-05", "I-BLOCKED",
              "LIST-09", "I-BLOCKED");
      case IDENTICAL_CREATE_REFUSED -> Map.of("URL-14", "I-POLICY");
      case NEVER_CONFIRMED -> Map.of("*", "I-TRIG", "AVL-07", "I-BUDGET");
      // The sink of the proofs is at such an address.
      case PRIVATE_ADDRESSES_REFUSED -> Map.of("*", "I-POLICY");
      // Somebody else's webhooks are in every list.
      case FOREIGN_WEBHOOKS -> Map.of("LIST-06", "I-CONT");
      // Who has given up before the port is opened does not come when it is.
      case ONE_RETRY, REMOVED_AFTER_THREE_FAILURES -> Map.of("RTY-14", "I-BUDGET");
      // Whom it does not trust with the right name says nothing of the wrong ones.
      case THE_AUTHORITY_IS_UNKNOWN -> Map.of("SEC-01", "I-ENV");
      // The last of its deliveries are as late as what would follow a reading.
      case SLOW_FAN_OUT -> Map.of("BKG-12", "I-BUDGET");
      case CONFIRMED_UPDATES_LIMITED -> Map.of("BKG-09", "I-TRIG", "RTY-24", "I-TRIG");
      // What is answered 429 among many is made one by one.
      case CROWDED_CREATIONS_THROTTLED -> Map.of("CON-04", "I-LIMIT", "CREATE-17", "I-LIMIT");
      // No change of a confirmed booking can be told.
      case CONFIRMED_UPDATES_REFUSED ->
          Map.of("BKG-02", "I-TRIG", "BKG-09", "I-TRIG", "LNG-04", "I-TRIG", "RTY-24", "I-TRIG");
      default -> Map.of();
    };
  }

  /** The settings that this variant is to be started with, made from others. */
  public VendorSettings settings(VendorSettings others) {
    return change.apply(others);
  }

  /** What such a vendor says of itself: keys of a configuration with their values. */
  public Map<String, String> configuration() {
    return configuration;
  }

  /** A new behaviour, for one vendor. */
  public Behaviour behaviour() {
    return behaviour.get();
  }
}
