package dev.octoconformance.vendor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A vendor that is wrong in one way, and what that breaks. */
// The suppliers keep no state: every behaviour is a new one.
@SuppressWarnings("ImmutableEnumChecker")
public enum Fault {
  // ---- capabilities

  NO_WEBHOOKS(
      "Creating a webhook is not offered at all.",
      AccessFaults::noWebhooks,
      breaks("CAP-01", "404"),
      breaks("CREATE-01", "404")),

  WEBHOOKS_ARE_UNKNOWN(
      "Nothing is known of webhooks: every call of theirs is answered with 404.",
      AccessFaults::nothingOfWebhooks,
      breaks("CAP-01", "404"),
      breaks("CREATE-01", "404"),
      breaks("LIST-01", "404")),

  CREATE_NEEDS_THE_CAPABILITY(
      "A creation without the capability octo/webhooks is refused.",
      AccessFaults::creationNeedsTheCapability,
      observed("CAP-02", "400")),

  RESPONSE_HIDES_WEBHOOKS_CAPABILITY(
      "The response header lists the other activated capabilities only.",
      AccessFaults::capabilityHeaderWithoutWebhooks,
      breaks("CAP-03", "octo/webhooks")),

  SPACE_AFTER_COMMA_LOSES_CAPABILITY(
      "The space after a comma is taken for a part of the capability.",
      AccessFaults::spaceBelongsToTheCapability,
      breaks("CAP-04", "octo/pricing")),

  SPACE_AFTER_COMMA_CRASHES(
      "A space after a comma in the capability header is a server error.",
      AccessFaults::spaceAfterCommaCrashes,
      breaks("CAP-04", "500")),

  CAPABILITY_ORDER_MATTERS(
      "Capabilities named before octo/webhooks are lost.",
      AccessFaults::capabilitiesBeforeWebhooksAreLost,
      breaks("CAP-04", "octo/pricing")),

  REPEATED_CAPABILITY_LINE_IGNORED(
      "Of several capability header lines only the first is read.",
      AccessFaults::onlyTheFirstCapabilityLineIsRead,
      observed("CAP-04", "could not find")),

  // ---- credentials

  ANONYMOUS_CREATE(
      "A webhook can be created without a token.",
      () -> AccessFaults.anonymous("POST"),
      breaks("AUTH-01", "POST")),

  ANONYMOUS_LIST(
      "The webhooks can be listed without a token.",
      () -> AccessFaults.anonymous("GET"),
      breaks("AUTH-01", "GET")),

  ANONYMOUS_DELETE(
      "A webhook can be deleted without a token.",
      () -> AccessFaults.anonymous("DELETE"),
      breaks("AUTH-01", "DELETE")),

  ANONYMOUS_CREATE_LEAVES_A_GHOST(
      "A creation without a token is answered 401 and done all the same.",
      () -> AccessFaults.ghost(request -> request.bearer() == null),
      breaks("AUTH-01", "listed")),

  ANONYMOUS_DELETE_WORKS_BEHIND_ITS_REFUSAL(
      "A deletion without a token is answered 401 and done all the same.",
      AccessFaults::deletesBehindTheRefusal,
      breaks("AUTH-01", "could not find")),

  ANY_TOKEN_OPENS(
      "Every token is taken for the first one.", AccessFaults::anyToken, breaks("AUTH-02", "200")),

  TOKEN_PREFIX_OPENS(
      "A token that begins with a valid one is valid.",
      AccessFaults::tokenPrefix,
      breaks("AUTH-02", "200")),

  WRONG_TOKEN_CREATE_LEAVES_A_GHOST(
      "A creation with a wrong token is answered 401 and done all the same.",
      () -> AccessFaults.ghost(request -> request.bearer() != null),
      breaks("AUTH-02", "listed")),

  TOKEN_ERROR_IS_PLAIN_TEXT(
      "A refused token is answered in plain text.",
      () -> AccessFaults.unauthorised(Answer.text(401, "text/plain", "Unauthorized")),
      breaks("AUTH-03", "error")),

  TOKEN_ERROR_IS_EMPTY(
      "A refused token is answered without a body.",
      () -> AccessFaults.unauthorised(Answer.empty(401)),
      breaks("AUTH-03", "error")),

  TOKEN_ERROR_WITHOUT_MESSAGE(
      "A refused token is answered without an errorMessage.",
      () ->
          AccessFaults.unauthorised(
              Answer.json(JsonObject.empty().with("error", "UNAUTHORIZED")).withStatus(401)),
      breaks("AUTH-03", "errorMessage")),

  // ---- the answer to a creation

  CREATE_CRASHES(
      "Every creation is a server error.",
      CreateFaults::crashes,
      breaks("CAP-01", "500"),
      breaks("CREATE-01", "500")),

  CREATE_ANSWERS_TEXT(
      "A creation is answered with a word that is not JSON.",
      () -> CreateFaults.answering(answer -> answer.withBody("created")),
      breaks("CREATE-01", "JSON")),

  CREATE_ANSWERS_NOTHING(
      "A creation is answered 200 without a body.",
      () -> CreateFaults.answering(answer -> Answer.empty(200)),
      breaks("CREATE-01", "JSON")),

  CREATE_ANSWERS_AN_ARRAY(
      "A creation is answered with an array around the webhook.",
      CreateFaults::anArray,
      breaks("CREATE-01", "OBJECT")),

  ID_MISSING(
      "A creation is answered without an id.", CreateFaults::withoutId, breaks("CREATE-02", "id")),

  ID_NULL(
      "A creation is answered with a null id.",
      CreateFaults::withNullId,
      breaks("CREATE-02", "id")),

  ID_EMPTY(
      "A creation is answered with an empty id.",
      CreateFaults::withEmptyId,
      breaks("CREATE-02", "id")),

  ID_A_NUMBER("Ids are numbers.", CreateFaults::numericId, breaks("CREATE-02", "NUMBER")),

  ID_TOO_LONG(
      "Ids are longer than 255 characters.", CreateFaults::longId, breaks("CREATE-02", "255")),

  EVENT_NOT_ECHOED(
      "Webhooks are shown without their event.",
      () -> ShownFaults.without("event"),
      breaks("CREATE-03", "event")),

  EVENT_IN_UPPER_CASE(
      "Webhooks are shown with their event in upper case.",
      ShownFaults::upperCaseEvent,
      breaks("CREATE-03", "event")),

  EVENT_ALWAYS_BOOKING_UPDATE(
      "Every webhook is shown as one for booking_update.",
      ShownFaults::alwaysBookingUpdate,
      breaks("CREATE-03", "availability_update")),

  AVAILABILITY_CREATION_ANSWERS_TEXT(
      "The creation of a webhook for availability_update is answered with a word that is not JSON.",
      CreateFaults::wordForAvailabilities,
      breaks("CREATE-03", "without a JSON object"),
      breaks("LIST-04", "without a JSON object")),

  URL_NOT_ECHOED(
      "Webhooks are shown without their URL.",
      () -> ShownFaults.without("url"),
      breaks("CREATE-04", "url")),

  URL_ECHO_LOSES_THE_QUERY(
      "Webhooks are shown with their URL cut at the question mark.",
      ShownFaults::urlWithoutQuery,
      breaks("CREATE-04", "url")),

  URL_ECHO_CUT_SHORT(
      "Webhooks are shown with a URL that lacks its last characters.",
      ShownFaults::urlCutShort,
      breaks("CREATE-04", "url")),

  URL_ECHO_IN_UPPER_CASE(
      "Webhooks are shown with a URL in upper case.",
      ShownFaults::urlInUpperCase,
      breaks("CREATE-04", "url")),

  // ---- defaults and flags

  RETRY_DEFAULT_SHOWN_FALSE(
      "retryOnError is shown as false when it was omitted.",
      () -> ShownFaults.omittedFlag("retryOnError", false),
      breaks("CREATE-05", "false")),

  RETRY_DEFAULT_SHOWN_NULL(
      "retryOnError is shown as null when it was omitted.",
      () -> ShownFaults.omittedFlag("retryOnError", null),
      breaks("CREATE-05", "null")),

  RETRY_DEFAULT_NOT_SHOWN(
      "retryOnError is not shown when it was omitted.",
      () -> ShownFaults.omittedFlagHidden("retryOnError"),
      breaks("CREATE-05", "retryOnError")),

  CONTACT_LANGUAGE_DEFAULT_SHOWN_FALSE(
      "useContactLanguage is shown as false when it was omitted.",
      () -> ShownFaults.omittedFlag("useContactLanguage", false),
      breaks("CREATE-06", "false")),

  CONTACT_LANGUAGE_DEFAULT_SHOWN_NULL(
      "useContactLanguage is shown as null when it was omitted.",
      () -> ShownFaults.omittedFlag("useContactLanguage", null),
      breaks("CREATE-06", "null")),

  CONTACT_LANGUAGE_DEFAULT_NOT_SHOWN(
      "useContactLanguage is not shown when it was omitted.",
      () -> ShownFaults.omittedFlagHidden("useContactLanguage"),
      breaks("CREATE-06", "useContactLanguage")),

  NO_HEADERS_SHOWN_AS_ARRAY(
      "headers is shown as an empty array when it was omitted.",
      () -> ShownFaults.noHeaders(List.of()),
      breaks("CREATE-07", "[]")),

  NO_HEADERS_SHOWN_AS_NULL(
      "headers is shown as null when it was omitted.",
      () -> ShownFaults.noHeaders(null),
      breaks("CREATE-07", "null")),

  NO_HEADERS_SHOWN_AS_TEXT(
      "headers is shown as an empty string when it was omitted.",
      () -> ShownFaults.noHeaders(""),
      breaks("CREATE-07", "headers")),

  NO_HEADERS_SHOWN_AS_SOME(
      "headers is shown with an entry that nobody set.",
      () -> ShownFaults.noHeaders(JsonObject.empty().with("X-Vendor", "acme")),
      breaks("CREATE-07", "X-Vendor")),

  NO_CAPABILITIES_NOT_SHOWN(
      "capabilities is not shown when there is none.",
      ShownFaults::noCapabilitiesNotShown,
      breaks("CREATE-08", "capabilities")),

  NO_CAPABILITIES_SHOWN_AS_NULL(
      "capabilities is shown as null when there is none.",
      () -> ShownFaults.noCapabilities(null),
      breaks("CREATE-08", "null")),

  NO_CAPABILITIES_SHOWN_AS_TEXT(
      "capabilities is shown as an empty string when there is none.",
      () -> ShownFaults.noCapabilities(""),
      breaks("CREATE-08", "string")),

  NO_CAPABILITIES_SHOWN_AS_OBJECT(
      "capabilities is shown as an empty object when there is none.",
      () -> ShownFaults.noCapabilities(JsonObject.empty()),
      breaks("CREATE-08", "object")),

  CAPABILITIES_SHOWN_AS_TEXT(
      "capabilities is shown as one string with commas.",
      ShownFaults::capabilitiesAsText,
      breaks("CREATE-08", "array")),

  RETRY_FALSE_SHOWN_TRUE(
      "retryOnError is shown as true when it was set to false.",
      () -> ShownFaults.inverted("retryOnError", false),
      breaks("CREATE-09", "true")),

  RETRY_FALSE_NOT_SHOWN(
      "retryOnError is not shown when it was set to false.",
      () -> ShownFaults.hidden("retryOnError", false),
      breaks("CREATE-09", "retryOnError")),

  RETRY_TRUE_SHOWN_FALSE(
      "retryOnError is shown as false when it was set to true.",
      () -> ShownFaults.inverted("retryOnError", true),
      breaks("CREATE-10", "false")),

  RETRY_TRUE_NOT_SHOWN(
      "retryOnError is not shown when it was set to true.",
      () -> ShownFaults.hidden("retryOnError", true),
      breaks("CREATE-10", "retryOnError")),

  CONTACT_LANGUAGE_FALSE_SHOWN_TRUE(
      "useContactLanguage is shown as true when it was set to false.",
      () -> ShownFaults.inverted("useContactLanguage", false),
      breaks("CREATE-11", "useContactLanguage")),

  CONTACT_LANGUAGE_TRUE_SHOWN_FALSE(
      "useContactLanguage is shown as false when it was set to true.",
      () -> ShownFaults.inverted("useContactLanguage", true),
      breaks("CREATE-11", "useContactLanguage")),

  FLAGS_SWAPPED(
      "The two flags are swapped when both were set.",
      ShownFaults::flagsSwapped,
      breaks("CREATE-11", "useContactLanguage")),

  ONE_FLAG_DECIDES_BOTH(
      "useContactLanguage takes the value of retryOnError when both were set.",
      ShownFaults::oneFlagDecidesBoth,
      breaks("CREATE-11", "useContactLanguage")),

  CUSTOM_HEADERS_NOT_SHOWN(
      "Custom headers are not shown.", ShownFaults::headersLost, breaks("CREATE-12", "headers")),

  CUSTOM_HEADER_VALUES_CUT_AT_SPACE(
      "Values of custom headers are shown up to the first space.",
      ShownFaults::headerValuesCut,
      breaks("CREATE-12", "two")),

  ONLY_ONE_CUSTOM_HEADER_SHOWN(
      "Only the first custom header is shown.",
      ShownFaults::onlyOneHeader,
      breaks("CREATE-12", "headers")),

  // ---- capabilities of a webhook

  CAPABILITIES_SHOWN_EMPTY(
      "capabilities is always shown empty.",
      ShownFaults::capabilitiesEmpty,
      breaks("CREATE-13", "octo/pricing")),

  CAPABILITIES_ALWAYS_PRICING(
      "capabilities is always shown as octo/pricing.",
      ShownFaults::capabilitiesAlwaysPricing,
      breaks("CREATE-14", "octo/pricing")),

  BODY_CAPABILITIES_ADDED(
      "The capabilities of the body are stored as well.",
      CreateFaults::bodyCapabilitiesAdded,
      breaks("CREATE-15", "octo/pricing")),

  EMPTY_BODY_CAPABILITIES_WIN(
      "An empty list of capabilities in the body empties those of the header.",
      CreateFaults::emptyBodyCapabilitiesWin,
      breaks("CREATE-16", "octo/pricing")),

  BODY_CAPABILITIES_WIN(
      "The capabilities of the body replace those of the header.",
      CreateFaults::bodyCapabilitiesWin,
      breaks("CREATE-15", "octo/pricing"),
      breaks("CREATE-16", "octo/pricing")),

  // ---- identity and side effects of a creation

  PARALLEL_CREATES_SHARE_AN_ID(
      "Creations at the same moment get the same id.",
      CreateFaults::parallelCreationsShareAnId,
      breaks("CREATE-17", "id")),

  PARALLEL_CREATES_CRASH(
      "More than a handful of creations at the same moment are server errors.",
      () ->
          CreateFaults.crowdedCreations(
              Answer.error(500, "INTERNAL_SERVER_ERROR", "The table of webhooks is locked")),
      breaks("CREATE-17", "500")),

  IDENTICAL_CREATE_ANSWERS_THE_SAME(
      "An identical second creation is answered with the first webhook.",
      CreateFaults::identicalIsTheSame,
      observed("CREATE-18", "with the first webhook")),

  CLIENT_ID_USED(
      "An id in the body becomes the id.", CreateFaults::clientIdUsed, breaks("CREATE-19", "id")),

  CLIENT_ID_TAKES_OVER(
      "An id in the body replaces the webhook that has it.",
      CreateFaults::clientIdTakesOver,
      breaks("CREATE-19", "id")),

  CLIENT_ID_CRASHES(
      "An id in the body is a server error.",
      () -> InputFaults.crashing(body -> body.has("id")),
      breaks("CREATE-19", "500")),

  CAPABILITIES_IN_THE_BODY_CRASH(
      "Capabilities in the body of a creation are a server error.",
      CreateFaults::capabilitiesInTheBodyCrash,
      breaks("CREATE-15", "500"),
      breaks("CREATE-16", "500")),

  AVAILABILITY_UPDATE_REFUSED(
      "availability_update is refused at creation.",
      CreateFaults::noAvailabilityUpdate,
      breaks("CREATE-20", "availability_update")),

  CREATE_TYPE_IS_TEXT(
      "A creation is answered as text/plain.",
      () -> CreateFaults.answering(answer -> answer.withContentType("text/plain")),
      breaks("CREATE-21", "text/plain")),

  CREATE_TYPE_IS_HTML(
      "A creation is answered as text/html.",
      () -> CreateFaults.answering(answer -> answer.withContentType("text/html")),
      breaks("CREATE-21", "text/html")),

  CREATE_TYPE_MISSING(
      "A creation is answered without a content type.",
      () -> CreateFaults.answering(answer -> answer.without("Content-Type")),
      breaks("CREATE-21", "Content-Type")),

  REFUSED_CREATE_LEAVES_A_GHOST(
      "A refused creation leaves a webhook behind.",
      CreateFaults::refusedLeavesAGhost,
      breaks("CREATE-22", "list")),

  REFUSED_CREATE_FIRES_UNSEEN(
      "A refused creation leaves a webhook behind that is not listed and fires.",
      CreateFaults::refusedFiresUnseen,
      breaks("CREATE-22", "fires")),

  MORE_MEMBERS(
      "Webhooks are shown with two more members.",
      ShownFaults::moreMembers,
      observed("CREATE-23", "active")),

  CREATE_REDIRECTS(
      "A creation is redirected to the same path with a slash.",
      CreateFaults::redirectsToASlash,
      breaks("CAP-01", "308"),
      breaks("CREATE-01", "308"),
      breaks("CREATE-24", "308")),

  CREATION_REPLAYS_THE_PAST(
      "A new webhook is told of all confirmed bookings that are older.",
      CreateFaults::replaysThePast,
      breaks("CREATE-25", "existed")),

  FIRST_EVENT_BRINGS_THE_PAST(
      "The first event of a webhook brings all confirmed bookings that are older.",
      CreateFaults::firstEventBringsThePast,
      breaks("DLV-11", "older")),

  // ---- the list

  LIST_IN_AN_OBJECT(
      "The list is a member of an object.", ListFaults::inAnObject, breaks("LIST-01", "array")),

  LIST_ANSWERS_206(
      "The list is answered with 206.",
      () -> ListFaults.answering(answer -> answer.withStatus(206)),
      breaks("LIST-01", "206")),

  LIST_NEVER_GROWS(
      "The list is always empty.",
      ListFaults::neverGrows,
      breaks("LIST-02", "listed"),
      breaks("LIST-05", "in the list")),

  LIST_SHOWS_TWICE(
      "Every webhook is listed twice.", ListFaults::twice, breaks("LIST-02", "unexpected")),

  LONG_LIST_LACKS_SOME(
      "Where more than a dozen webhooks exist, those with the header X-Octo-Once are not listed.",
      () -> ListFaults.longListShowsMarked(0),
      breaks("CON-04", "missing, such as that of DLV-01").inCompanyOf("DLV-01")),

  LONG_LIST_REPEATS_SOME(
      "Where more than a dozen webhooks exist, those with the header X-Octo-Once are listed twice.",
      () -> ListFaults.longListShowsMarked(2),
      breaks("CON-04", "more than once, such as that of DLV-01").inCompanyOf("DLV-01")),

  LIST_SHOWS_ONLY_THE_LATEST(
      "Only the newest webhook is listed.", ListFaults::onlyTheLatest, breaks("LIST-02", "listed")),

  LIST_ITEMS_WITHOUT_HEADERS(
      "Listed webhooks have lost their custom headers.",
      ListFaults::itemsWithoutHeaders,
      breaks("LIST-03", "headers")),

  LIST_ITEMS_OF_THREE_MEMBERS(
      "Listed webhooks have an id, an event and a URL only.",
      ListFaults::itemsOfThreeMembers,
      breaks("LIST-03", "retryOnError")),

  LIST_SHOWS_ONLY_BOOKING_UPDATE(
      "Webhooks for availability_update are not listed.",
      ListFaults::onlyBookingUpdates,
      breaks("LIST-04", "could not find")),

  LIST_LAGS(
      "A new webhook is listed after one and a half seconds.",
      () -> ListFaults.lags(Duration.ofMillis(1500)),
      breaks("LIST-05", "until the webhook was listed")),

  EMPTY_LIST_IS_404(
      "An empty list is answered with 404.",
      () -> ListFaults.empty(Router.unknown()),
      breaks("LIST-06", "404")),

  EMPTY_LIST_IS_NULL(
      "An empty list is answered with null.",
      () -> ListFaults.empty(Answer.json(null)),
      breaks("LIST-06", "null")),

  LIST_SHOWS_OTHER_ACCOUNTS(
      "The webhooks of all credentials are listed.",
      ListFaults::ofEverybody,
      breaks("LIST-07", "credentials")),

  LIST_OF_OTHERS_CRASHES(
      "The list is a server error for all credentials but the first.",
      ListFaults::crashesForOthers,
      breaks("LIST-07", "was answered 500")),

  LIST_TAKES_CAPABILITIES_OF_THE_REQUEST(
      "Listed webhooks show the capabilities of the listing request as well.",
      ListFaults::itemsTakeTheCapabilitiesOfTheRequest,
      breaks("LIST-08", "capabilities")),

  LISTING_FLIPS_A_FLAG(
      "The second listing of a webhook changes its useContactLanguage.",
      ListFaults::secondListingFlipsAFlag,
      breaks("LIST-09", "changed")),

  LISTING_IS_TOLD(
      "Listing the webhooks makes them all hear of an old booking.",
      BookingFaults::listingIsTold,
      breaks("LIST-09", "was read")),

  GET_ONE_WORKS(
      "A webhook can be read by its id.", ListFaults::oneCanBeRead, observed("LIST-11", "200")),

  GET_ONE_DELETES(
      "Reading a webhook by its id deletes it.",
      ListFaults::readingOneDeletes,
      breaks("LIST-12", "not vanished")),

  GET_ONE_CHANGES(
      "Reading a webhook by its id changes its useContactLanguage.",
      ListFaults::readingOneChanges,
      breaks("LIST-12", "changed")),

  // ---- deletion

  ANSWERED_ID_IS_NOT_THE_STORED_ONE(
      "A creation is answered with an id that nothing else knows.",
      CreateFaults::withAnotherId,
      breaks("DELETE-01", "400"),
      breaks("DLV-06", "webhook.id"),
      breaks("LIST-02", "listed"),
      breaks("LIST-05", "in the list")),

  DELETE_CRASHES_AFTERWARDS(
      "A deletion is done, and is a server error.",
      () -> DeleteFaults.answering(Answer.error(500, "INTERNAL_SERVER_ERROR", "Something broke")),
      breaks("DELETE-01", "500")),

  DELETE_SAYS_NOT_FOUND(
      "A deletion is done, and answered with 404.",
      () -> DeleteFaults.answering(Answer.error(404, "NOT_FOUND", "There is nothing left")),
      breaks("DELETE-01", "404")),

  DELETE_REDIRECTS(
      "A deletion is done, and redirected to the list.",
      () -> DeleteFaults.answering(Answer.empty(303).with("Location", "/octo/webhooks")),
      breaks("DELETE-01", "303")),

  DELETE_DOES_NOTHING(
      "A deletion is answered with 200 and not done.",
      DeleteFaults::doesNothing,
      breaks("DELETE-02", "still listed"),
      breaks("DELETE-11", "still listed"),
      breaks("LIST-10", "still listed"),
      breaks("CON-04", ""),
      breaks("DELETE-03", ""),
      breaks("DELETE-04", ""),
      breaks("FAN-05", "")),

  DELETED_STAYS_LISTED(
      "A deleted webhook is silent but still listed.",
      DeleteFaults::staysListed,
      breaks("DELETE-02", "still listed"),
      breaks("DELETE-11", "still listed"),
      breaks("LIST-10", "still listed"),
      breaks("CON-04", "")),

  DELETE_REMOVES_THE_SAME_URL(
      "A deletion removes all webhooks with the same URL.",
      DeleteFaults::removesTheSameUrl,
      breaks("DELETE-05", "listed")),

  DELETE_SILENCES_THE_SAME_URL(
      "A deletion silences all webhooks with the same URL, and leaves them listed.",
      DeleteFaults::silencesTheSameUrl,
      breaks("DELETE-05", "nothing of it arrived")),

  SECOND_DELETE_CRASHES(
      "A second deletion of the same id is a server error.",
      DeleteFaults::secondCrashes,
      breaks("DELETE-06", "500"),
      breaks("DELETE-07", "500")),

  SECOND_DELETE_REMOVES_ANOTHER(
      "A deletion of an id that is gone removes the newest webhook.",
      DeleteFaults::secondRemovesAnother,
      breaks("DELETE-06", "nobody deleted"),
      breaks("DELETE-07", "nobody deleted")),

  MALFORMED_ID_CRASHES(
      "A deletion of an id that is no UUID is a server error.",
      DeleteFaults::malformedIdCrashes,
      breaks("DELETE-08", "500")),

  LONG_ID_CRASHES(
      "A deletion of a very long id is a server error.",
      DeleteFaults::longIdCrashes,
      breaks("DELETE-08", "500")),

  QUOTE_IN_ID_CRASHES(
      "A deletion of an id with a quote is a server error.",
      DeleteFaults::quoteCrashes,
      breaks("DELETE-08", "500")),

  BLANK_ID_REMOVES_ANOTHER(
      "A deletion of a blank id removes the newest webhook.",
      DeleteFaults::blankRemovesAnother,
      breaks("DELETE-08", "nobody deleted")),

  OTHERS_MAY_DELETE(
      "Every credentials may delete every webhook.",
      DeleteFaults::othersMayDelete,
      breaks("DELETE-09", "credentials")),

  RECREATED_STAYS_SILENT(
      "A webhook for an event and URL that were deleted before stays silent.",
      DeleteFaults::recreatedStaysSilent,
      breaks("DELETE-10", "nothing of it arrived")),

  RECREATION_REFUSED(
      "A webhook for an event and URL that were deleted before is refused.",
      DeleteFaults::recreationRefused,
      breaks("DELETE-10", "400")),

  RECREATION_REUSES_THE_ID(
      "A webhook for an event and URL that were deleted before gets the old id.",
      DeleteFaults::recreationReusesTheId,
      observed("DELETE-10", "has the id of the deleted one")),

  PARALLEL_DELETES_ARE_LOST(
      "Of deletions at the same moment only one is done.",
      DeleteFaults::parallelDeletionsAreLost,
      breaks("DELETE-11", "still listed"),
      breaks("CON-04", "")),

  RECREATED_WEBHOOK_IS_NOT_LISTED(
      "A webhook that was created again is not listed.",
      DeleteFaults::recreatedIsNotListed,
      breaks("DELETE-10", "")),

  PARALLEL_DELETES_TAKE_ANOTHER(
      "Of webhooks with the header X-Octo-Many, several deleted at the same moment take the oldest"
          + " of all with them.",
      DeleteFaults::parallelDeletionsTakeAnother,
      breaks("DELETE-11", "one went that nobody had deleted")),

  // ---- deliveries

  NOTHING_IS_DELIVERED(
      "No event reaches anybody.",
      DeliveryFaults::nothing,
      breaks("BKG-01", "not told"),
      breaks("DLV-01", "nothing of it arrived"),
      observed("ENV-03", "Nothing arrived")),

  BOOKING_UPDATES_ARE_LOST(
      "No change of a booking reaches anybody.",
      DeliveryFaults::noBookings,
      breaks("BKG-01", "not told"),
      breaks("DLV-01", "nothing of it arrived")),

  DELIVERY_BY_PUT("Deliveries are PUT.", () -> DeliveryFaults.by("PUT"), breaks("DLV-02", "PUT")),

  DELIVERY_BY_GET(
      "Deliveries are GET with a body.", () -> DeliveryFaults.by("GET"), breaks("DLV-02", "GET")),

  DELIVERY_LOSES_THE_QUERY(
      "Deliveries go to the URL without its query.",
      DeliveryFaults::withoutQuery,
      breaks("DLV-03", "query")),

  DELIVERY_CUTS_THE_URL(
      "Deliveries go to a URL that lacks its last characters.",
      DeliveryFaults::cutShort,
      breaks("DLV-03", "query")),

  DELIVERY_ADDS_A_SLASH(
      "Deliveries go to the path with a slash at its end.",
      DeliveryFaults::withSlash,
      breaks("DLV-03", "path")),

  DELIVERY_ADDS_A_PARAMETER(
      "Deliveries go to the URL with one more parameter.",
      DeliveryFaults::withParameter,
      breaks("DLV-03", "query")),

  BODY_IS_A_FORM(
      "The body is a form with the JSON in a field.",
      DeliveryFaults::asForm,
      breaks("DLV-04", "JSON")),

  BODY_IS_A_STRING(
      "The body is the JSON once more encoded as a string.",
      DeliveryFaults::asString,
      breaks("DLV-04", "object")),

  BODY_IS_AN_ARRAY(
      "The body is an array of one event.", DeliveryFaults::asArray, breaks("DLV-04", "object")),

  BODY_WITH_BYTE_ORDER_MARK(
      "The body begins with a byte order mark.",
      DeliveryFaults::withByteOrderMark,
      breaks("DLV-04", "JSON")),

  BODY_WITH_TRAILING_TEXT(
      "The body has something after the JSON.",
      DeliveryFaults::withTrailingText,
      breaks("DLV-04", "JSON")),

  BODY_WITH_REPEATED_MEMBER(
      "The body names a member twice.",
      DeliveryFaults::withRepeatedMember,
      breaks("DLV-04", "more than once")),

  BODY_IN_LATIN_1(
      "The body is encoded as ISO-8859-1.",
      () -> DeliveryFaults.encodedAs(StandardCharsets.ISO_8859_1),
      breaks("DLV-04", "UTF-8")),

  CONTENT_TYPE_MISSING(
      "Deliveries have no content type.",
      () -> DeliveryFaults.typed(null),
      breaks("DLV-05", "Content-Type")),

  CONTENT_TYPE_TEXT(
      "Deliveries are declared as text/plain.",
      () -> DeliveryFaults.typed("text/plain"),
      breaks("DLV-05", "text/plain")),

  CONTENT_TYPE_FORM(
      "Deliveries are declared as a form.",
      () -> DeliveryFaults.typed("application/x-www-form-urlencoded"),
      breaks("DLV-05", "form")),

  CONTENT_TYPE_MULTIPART(
      "Deliveries are declared as multipart, without a boundary.",
      () -> DeliveryFaults.typed("multipart/form-data"),
      breaks("DLV-05", "multipart")),

  WEBHOOK_ID_CROSS_WIRED(
      "Deliveries name another webhook of the same event.",
      DeliveryFaults::crossWired,
      breaks("DLV-06", "id")),

  DELIVERED_WEBHOOK_WITHOUT_ID(
      "Deliveries show their webhook without an id.",
      () -> DeliveryFaults.webhook((webhook, shown) -> shown.without("id")),
      breaks("DLV-06", "id")),

  DELIVERED_FLAGS_ARE_DEFAULTS(
      "Deliveries show both flags as true whatever they are.",
      DeliveryFaults::defaultFlags,
      breaks("DLV-06", "retryOnError")),

  DELIVERED_CAPABILITIES_EMPTY(
      "Deliveries show their webhook without capabilities.",
      () -> DeliveryFaults.webhook((webhook, shown) -> shown.with("capabilities", List.of())),
      breaks("DLV-06", "capabilities")),

  DELIVERED_EVENT_RENAMED(
      "Deliveries show the event of their webhook by another name.",
      () -> DeliveryFaults.webhook((webhook, shown) -> shown.with("event", "booking.updated")),
      breaks("DLV-06", "event")),

  BOOKING_WEBHOOK_HEARS_AVAILABILITY(
      "Webhooks for booking_update hear of availabilities too.",
      DeliveryFaults::availabilityToBookings,
      breaks("DLV-07", "availability")),

  AVAILABILITY_WEBHOOK_HEARS_BOOKINGS(
      "Webhooks for availability_update hear of bookings too.",
      DeliveryFaults::bookingsToAvailability,
      breaks("DLV-07", "booking")),

  FIRST_DELIVERY_IS_SLOW(
      "The first attempt comes one and a half seconds after the event.",
      () -> DeliveryFaults.slowly(Duration.ofMillis(1500)),
      observed("DLV-13", " s after")),

  DELIVERIES_ARE_SIGNED(
      "Deliveries carry an id, a time and a signature.",
      DeliveryFaults::signed,
      observed("DLV-15", "webhook-signature"),
      observed("SEC-07", "webhook-signature")),

  FIRST_STATE_COMES_ALONG(
      "Later changes also deliver the booking as it was reserved.",
      BookingFaults::firstStateToo,
      breaks("DLV-17", "older"),
      breaks("DLV-08", "again")),

  READS_LAG_BEHIND_DELIVERIES(
      "For some seconds a booking is read as it was before its last change.",
      () -> BookingFaults.readsLag(Duration.ofSeconds(6)),
      breaks("DLV-17", "older")),

  // ---- bookings

  CONFIRM_IS_SILENT(
      "A confirmation is not told.", BookingFaults::confirmIsSilent, breaks("BKG-01", "confirm")),

  CONFIRM_SHOWS_THE_HOLD(
      "A confirmation is told with the booking still on hold.",
      () -> BookingFaults.asItWas(BookingChange.Kind.CONFIRMED),
      breaks("BKG-01", "CONFIRMED")),

  RESERVATION_INSTEAD_OF_CONFIRM(
      "A reservation is told, its confirmation is not.",
      BookingFaults::reservationInsteadOfConfirm,
      breaks("BKG-01", "confirm")),

  UPDATE_IS_SILENT(
      "An update of a confirmed booking is not told.",
      BookingFaults::updateIsSilent,
      breaks("BKG-02", "update")),

  UPDATE_TELLS_OF_UNITS_ONLY(
      "An update of a confirmed booking is told if its unit items changed.",
      BookingFaults::onlyUnitsAreTold,
      breaks("BKG-02", "update")),

  UPDATE_OF_NOTES_IS_SILENT(
      "An update of the notes of a confirmed booking is not told.",
      BookingFaults::notesAreNotTold,
      breaks("BKG-02", "notes")),

  UPDATE_OF_CONTACT_IS_SILENT(
      "An update of the contact of a confirmed booking is not told.",
      BookingFaults::contactsAreNotTold,
      breaks("BKG-02", "contact")),

  UPDATE_OF_REFERENCE_IS_SILENT(
      "An update of the resellerReference of a confirmed booking is not told.",
      BookingFaults::referencesAreNotTold,
      breaks("BKG-02", "resellerReference")),

  UPDATE_SHOWS_THE_OLD_VALUE(
      "An update is told with the booking as it was before.",
      () -> BookingFaults.asItWas(BookingChange.Kind.UPDATED),
      breaks("BKG-02", "value"),
      breaks("BKG-09", "never delivered")),

  CANCEL_IS_SILENT(
      "A cancellation is not told.", BookingFaults::cancelIsSilent, breaks("BKG-03", "cancel")),

  CANCEL_SHOWS_THE_OLD_STATUS(
      "A cancellation is told with the booking as it was before.",
      () -> BookingFaults.asItWas(BookingChange.Kind.CANCELLED),
      breaks("BKG-03", "CANCELLED")),

  CANCELLATION_IS_NULL(
      "A cancelled booking is delivered without its cancellation.",
      BookingFaults::cancellationMissing,
      breaks("BKG-03", "cancellation")),

  HOLD_UPDATE_IS_SILENT(
      "An update of a booking on hold is not told.",
      BookingFaults::holdUpdateIsSilent,
      observed("BKG-04", "not")),

  RESERVATION_IS_TOLD(
      "A reservation is told.",
      BookingFaults::reservationToo,
      observed("BKG-05", "alone is delivered")),

  DELIVERED_UPDATE_WITHOUT_UUID(
      "An updated booking is delivered without its uuid.",
      () -> BookingFaults.updatesWithout("uuid"),
      breaks("BKG-07", "uuid")),

  DELIVERED_UPDATE_WITHOUT_STATUS(
      "An updated booking is delivered without its status.",
      () -> BookingFaults.updatesWithout("status"),
      breaks("BKG-07", "status")),

  DELIVERED_UNIT_ITEMS_BY_UUID(
      "Unit items are delivered as an object with a member for each.",
      BookingFaults::unitItemsByUuid,
      breaks("BKG-07", "unitItems")),

  DELIVERED_PRODUCT_ID_A_NUMBER(
      "The product id is delivered as a number.",
      BookingFaults::numericProductId,
      breaks("BKG-07", "productId")),

  DELIVERED_OPTION_OF_ANOTHER(
      "The option id is delivered as another than the booking has.",
      BookingFaults::anotherOption,
      breaks("BKG-07", "optionId")),

  DELIVERED_UNIT_ITEMS_OF_ANOTHER(
      "The unit items of another booking are delivered.",
      BookingFaults::unitItemsOfAnother,
      breaks("BKG-02", "units"),
      breaks("BKG-07", "unitItems")),

  BARE_BOOKING(
      "The body of a delivery is the booking itself.",
      BookingFaults::bareBooking,
      breaks("BKG-08", "webhook"),
      breaks("DLV-06", "webhook")),

  DELIVERED_WITHOUT_WEBHOOK(
      "The body of a delivery has a booking and no webhook.",
      BookingFaults::withoutWebhook,
      breaks("BKG-08", "webhook"),
      breaks("DLV-06", "webhook")),

  DELIVERED_WITHOUT_BOOKING(
      "The body of a delivery has a reference instead of the booking.",
      BookingFaults::onlyAReference,
      breaks("BKG-01", "booking"),
      breaks("BKG-08", "booking")),

  BOOKING_IS_NOT_TEST_MODE(
      "Bookings are never in test mode.", BookingFaults::notTestMode, breaks("BKG-10", "testMode")),

  REFUSED_CANCEL_IS_TOLD(
      "A refused second cancellation is told as one.",
      BookingFaults::refusedCancelIsTold,
      breaks("BKG-11", "cancel")),

  REFUSED_CONFIRM_IS_TOLD(
      "A refused confirmation is told as one.",
      BookingFaults::refusedConfirmIsTold,
      breaks("BKG-11", "confirm")),

  REFUSED_CONFIRM_SHOWS_THE_CONFIRMATION(
      "A refused confirmation is told with the booking as it was once confirmed.",
      BookingFaults::refusedConfirmShowsTheConfirmation,
      breaks("BKG-11", "delivered as if"),
      breaks("DLV-08", "again")),

  REFUSED_CANCEL_SHOWS_THE_CANCELLATION(
      "A refused second cancellation is told with the booking as it is.",
      BookingFaults::refusedCancelShowsTheCancellation,
      breaks("BKG-11", "delivered as if"),
      breaks("DLV-08", "again")),

  REFUSED_UPDATE_IS_TOLD(
      "A refused update of a cancelled booking is told as one.",
      BookingFaults::refusedUpdateIsTold,
      breaks("BKG-11", "update after cancellation")),

  READING_IS_TOLD(
      "Reading a booking is told as an update.",
      BookingFaults::readingIsTold,
      breaks("BKG-12", "delivered")),

  EVERY_READING_IS_TOLD(
      "Every reading of a booking is told to everybody, with the booking as it is.",
      BookingFaults::everyReadingIsTold,
      breaks("BKG-12", "delivered"),
      breaks("DLV-08", "again")),

  ASKING_FOR_PLACES_IS_TOLD(
      "Asking for availability is told as an update of the latest booking.",
      BookingFaults::askingForPlacesIsTold,
      breaks("BKG-12", "delivered")),

  BROWSING_IS_TOLD(
      "Listing the products is told as an update of the latest booking.",
      BookingFaults::browsingIsTold,
      breaks("BKG-12", "delivered")),

  // ---- whether a delivery is retried

  NEVER_RETRIES(
      "No failed delivery is ever retried.",
      RetryFaults::never,
      Map.of("declared.firstRetryMax", "1s"),
      breaks("RTY-01", "500")),

  STATUS_500_IS_FINAL(
      "A delivery that was answered with 500 is not retried.",
      () -> RetryFaults.finalStatuses(500),
      Map.of("declared.firstRetryMax", "1s"),
      breaks("RTY-01", "500")),

  LATER_SUCCESS_DROPS_RETRIES(
      "A later success of a webhook drops what it still has to retry.",
      AftermathFaults::laterSuccessDropsRetries,
      Map.of("declared.firstRetryMax", "2s"),
      breaks("RTY-01", "500")),

  RETRIES_OF_THE_FIRST_BOOKING_ARE_LOST(
      "Of the first booking that fails nothing is retried.",
      RetryFaults::givingUpOnTheFirstBooking,
      // What else fails with it rests on that.
      Map.of("only", "RTY-01", "declared.firstRetryMax", "2s"),
      breaks("RTY-01", "that failed like that was retried")),

  UPDATES_ARE_NOT_RETRIED(
      "Confirmations and cancellations are retried, updates are not.",
      () -> RetryFaults.givingUpOn(BookingChange.Kind.UPDATED),
      breaks("RTY-01", "update")),

  CANCELLATIONS_ARE_NOT_RETRIED(
      "Confirmations and updates are retried, cancellations are not.",
      () -> RetryFaults.givingUpOn(BookingChange.Kind.CANCELLED),
      breaks("RTY-01", "cancel")),

  CONFIRMATIONS_ALONE_ARE_RETRIED(
      "Confirmations are retried; updates and cancellations are not.",
      () -> RetryFaults.givingUpOn(BookingChange.Kind.UPDATED, BookingChange.Kind.CANCELLED),
      breaks("RTY-01", "update")),

  OPT_OUT_HOLDS_FOR_CONFIRMATIONS(
      "Updates and cancellations are retried, whatever retryOnError says.",
      RetryFaults::optOutHoldsForConfirmations,
      breaks("RTY-03", "update")),

  RETRY_DEFAULT_IS_NOT_TO(
      "A webhook that says nothing about retries is not retried.",
      RetryFaults::defaultIsNot,
      breaks("RTY-02", "retried")),

  OPT_OUT_IGNORED(
      "Every failed delivery is retried, whatever retryOnError says.",
      RetryFaults::optOutIgnored,
      breaks("RTY-03", "retried"),
      breaks("RTY-28", "retried")),

  OPT_OUT_RETRIED_LATER(
      "A webhook that opted out of retries is retried, after half as long again.",
      RetryFaults::optOutRetriedLater,
      breaks("RTY-03", "retried"),
      breaks("RTY-28", "retried")),

  OPT_OUT_HELD_FOR_5XX_ONLY(
      "Opting out of retries helps against statuses from 500 only.",
      RetryFaults::optOutHeldFor5xxOnly,
      breaks("RTY-29", "retried")),

  OPT_OUT_FORGOTTEN_AFTER_404(
      "Opting out of retries does not help against 404.",
      () -> RetryFaults.optOutForgottenAfter(404),
      breaks("RTY-29", "404")),

  OPT_OUT_FORGOTTEN_AFTER_503(
      "Opting out of retries does not help against 503.",
      () -> RetryFaults.optOutForgottenAfter(503),
      breaks("RTY-29", "503")),

  OPT_OUT_FORGOTTEN_AFTER_429(
      "Opting out of retries does not help against 429.",
      () -> RetryFaults.optOutForgottenAfter(429),
      breaks("RTY-29", "429")),

  OPT_OUT_FORGOTTEN_AFTER_CLOSE(
      "Opting out of retries does not help against a connection that closes without an answer.",
      () -> RetryFaults.optOutForgottenAfter(Outcome.Ending.CLOSED),
      breaks("RTY-29", "close")),

  OPT_OUT_IS_RESENT_BY_THE_CLIENT(
      "The HTTP client makes five more attempts at once when a connection closes without an answer.",
      RetryFaults::closeResentFiveTimes,
      // Beside webhooks that are retried after a close it is not told from that.
      Map.of("only", "RTY-29"),
      observed("RTY-29", "6 attempts")),

  OPT_OUT_IS_RESENT_AT_ONCE_AFTER_404(
      "After 404 the HTTP client sends once more at once, whatever a webhook wants.",
      () -> RetryFaults.optOutResentAtOnceAfter(404),
      breaks("RTY-29", "so soon")),

  OPT_OUT_FORGOTTEN_AFTER_302(
      "Opting out of retries does not help against 302.",
      () -> RetryFaults.optOutForgottenAfter(302),
      breaks("RTY-29", "302")),

  OPT_OUT_FORGOTTEN_AFTER_TIMEOUT(
      "Opting out of retries does not help when no answer came in time.",
      () -> RetryFaults.optOutForgottenAfter(Outcome.Ending.TIMED_OUT),
      breaks("RTY-29", "no answer")),

  OPT_OUT_FORGOTTEN_AFTER_RESET(
      "Opting out of retries does not help against a reset.",
      () -> RetryFaults.optOutForgottenAfter(Outcome.Ending.RESET),
      breaks("RTY-29", "reset")),

  FIRST_OF_A_KIND_DECIDES_RETRIES(
      "Of webhooks with the header X-Octo-Pair the first one's retryOnError holds for all.",
      () -> RetryFaults.oneOfAKindDecides(true),
      breaks("RTY-28", "")),

  LAST_OF_A_KIND_DECIDES_RETRIES(
      "Of webhooks with the header X-Octo-Pair the last one's retryOnError holds for all.",
      () -> RetryFaults.oneOfAKindDecides(false),
      breaks("RTY-28", "")),

  STATUS_502_IS_FINAL(
      "A delivery that was answered with 502 is not retried.",
      () -> RetryFaults.finalStatuses(502),
      breaks("RTY-04", "502")),

  STATUS_503_IS_FINAL(
      "A delivery that was answered with 503 is not retried.",
      () -> RetryFaults.finalStatuses(503),
      breaks("RTY-04", "503")),

  STATUS_504_IS_FINAL(
      "A delivery that was answered with 504 is not retried.",
      () -> RetryFaults.finalStatuses(504),
      breaks("RTY-04", "504")),

  STATUS_400_IS_FINAL(
      "A delivery that was answered with 400 is not retried.",
      () -> RetryFaults.finalStatuses(400),
      breaks("RTY-05", "400")),

  STATUS_404_IS_FINAL(
      "A delivery that was answered with 404 is not retried.",
      () -> RetryFaults.finalStatuses(404),
      breaks("RTY-05", "404")),

  STATUS_422_IS_FINAL(
      "A delivery that was answered with 422 is not retried.",
      () -> RetryFaults.finalStatuses(422),
      breaks("RTY-05", "422")),

  STATUS_401_IS_FINAL(
      "A delivery that was answered with 401 is not retried.",
      () -> RetryFaults.finalStatuses(401),
      breaks("RTY-06", "401")),

  STATUS_403_IS_FINAL(
      "A delivery that was answered with 403 is not retried.",
      () -> RetryFaults.finalStatuses(403),
      breaks("RTY-06", "403")),

  STATUS_408_IS_FINAL(
      "A delivery that was answered with 408 is not retried.",
      () -> RetryFaults.finalStatuses(408),
      breaks("RTY-07", "408")),

  STATUS_429_IS_FINAL(
      "A delivery that was answered with 429 is not retried.",
      () -> RetryFaults.finalStatuses(429),
      breaks("RTY-07", "429")),

  STATUS_503_RESENT_AT_ONCE_ONLY(
      "A delivery that was answered with 503 is sent again at once, and never later.",
      RetryFaults::service503ResentAtOnceOnly,
      breaks("RTY-04", "503")),

  CLIENT_ERRORS_ARE_FINAL(
      "A delivery that was answered with a status from 400 to 499, save 410, is not retried.",
      RetryFaults::clientErrorsAreFinal,
      breaks("RTY-05", "404"),
      breaks("RTY-06", "401"),
      breaks("RTY-07", "429")),

  GONE_IS_FINAL(
      "A delivery that was answered with 410 is not retried.",
      RetryVariants::goneEnds,
      observed("RTY-08", "not sent again")),

  RETRY_AFTER_IS_IGNORED(
      "Retries come sooner than Retry-After asks.",
      RetryVariants::ignoringRetryAfter,
      breaks("RTY-09", "sooner")),

  STATUS_300_IS_SUCCESS(
      "300 without a Location counts as success.",
      () -> SuccessFaults.withoutLocation(300),
      breaks("RTY-10", "300")),

  STATUS_302_IS_SUCCESS(
      "302 without a Location counts as success.",
      () -> SuccessFaults.withoutLocation(302),
      breaks("RTY-10", "302")),

  STATUS_304_IS_SUCCESS(
      "304 without a Location counts as success.",
      () -> SuccessFaults.withoutLocation(304),
      breaks("RTY-10", "304")),

  BELOW_400_IS_SUCCESS(
      "Every status below 400 counts as success.",
      SuccessFaults::below400,
      breaks("RTY-10", "302"),
      breaks("RTY-33", "")),

  REDIRECTS_ARE_DROPPED(
      "A redirect that says where to is neither followed nor retried.",
      () -> SuccessFaults.dropsRedirects(301, 302, 303, 307, 308),
      breaks("RTY-33", "")),

  PERMANENT_REDIRECTS_ARE_DROPPED(
      "A redirect with 308 is neither followed nor retried.",
      () -> SuccessFaults.dropsRedirects(308),
      breaks("RTY-33", "308")),

  REDIRECTS_ARE_FOLLOWED_WITH_GET(
      "Redirects with 301, 302 and 303 are followed with GET and without the body.",
      () -> new Redirect(true, false).followed(),
      breaks("RTY-11", "body")),

  REDIRECTS_ARE_FOLLOWED_WITH_GET_AND_BODY(
      "Redirects are followed with GET, and with the body.",
      Redirect::followedWithGetAndBody,
      breaks("RTY-11", "GET")),

  REDIRECTS_TAKE_SECRETS_ALONG(
      "Redirects to another host take custom headers and credentials along.",
      () -> new Redirect(false, true).followed(),
      breaks("RTY-11", "host"),
      breaks("BA-11", "credentials"),
      observed("SEC-04", "given secrets")),

  REDIRECTS_ARE_FOLLOWED(
      "Redirects are followed with method and body.",
      () -> new Redirect(false, false).followed(),
      observed("RTY-11", "was followed"),
      observed("SEC-03", "was followed")),

  INTERIM_ANSWER_IS_SUCCESS(
      "An interim answer alone counts as success.",
      () -> SuccessFaults.ending(Outcome.Ending.INTERIM_ONLY),
      observed("RTY-12", "not sent again")),

  TIMEOUT_IS_FINAL(
      "A delivery that is not answered in time is not retried.",
      () -> RetryFaults.finalEnding(Outcome.Ending.TIMED_OUT),
      breaks("RTY-13", "answer")),

  REFUSED_CONNECTION_IS_FINAL(
      "A delivery whose connection is refused is not retried.",
      () -> RetryFaults.finalEnding(Outcome.Ending.REFUSED),
      breaks("RTY-14", "refused")),

  RESET_IS_FINAL(
      "A delivery whose connection is reset is not retried.",
      () -> RetryFaults.finalEnding(Outcome.Ending.RESET),
      breaks("RTY-15", "reset")),

  RESET_RESENT_AT_ONCE_ONLY(
      "A delivery whose connection is reset is sent again at once, and never later.",
      RetryFaults::resetResentAtOnceOnly,
      breaks("RTY-15", "reset")),

  CLOSE_IS_SUCCESS(
      "A connection that is closed without an answer counts as success.",
      () -> SuccessFaults.ending(Outcome.Ending.CLOSED),
      breaks("RTY-16", "close")),

  GARBAGE_IS_SUCCESS(
      "An answer that is not HTTP counts as success.",
      () -> SuccessFaults.ending(Outcome.Ending.GARBLED),
      breaks("RTY-17", "garbage")),

  BROKEN_BODY_IS_FAILURE(
      "A success whose body breaks off is retried.",
      SuccessFaults::brokenBodyFails,
      observed("RTY-18", "; it was sent again")),

  TRICKLE_IS_READ_WITHOUT_END(
      "The body of an answer is read for as long as something comes.",
      SuccessFaults::readsWithoutEnd,
      breaks("RTY-19", "")),

  // ---- how a delivery is retried

  RETRY_AFTER_IS_CUT_SHORT(
      "A receiver that asks for patience is left alone for about half as long.",
      RetryFaults::patienceIsHalved,
      breaks("RTY-09", "sooner")),

  SUCCESS_DOES_NOT_END_THE_RETRIES(
      "After a failure all attempts of the schedule are made, whatever is answered.",
      RetryFaults::successDoesNotEnd,
      breaks("RTY-20", "")),

  ONE_RETRY_TOO_MANY(
      "A first retry that succeeded is followed by a second one.",
      RetryFaults::oneTooMany,
      breaks("RTY-20", "")),

  RETRY_IS_RESENT_AFTER_SUCCESS(
      "A retry that succeeded is sent once more at once.",
      RetryFaults::resentAfterSuccess,
      breaks("RTY-20", "was sent again after")),

  FEWER_RETRIES_THAN_DECLARED(
      "There is one retry, though four attempts are declared.",
      () -> RetryFaults.atMost(2),
      Map.of("declared.maxAttempts", "4", "declared.secondRetryMax", "1s"),
      breaks("RTY-21", "")),

  RETRY_BY_PUT("Retries are PUT.", () -> RetryBodies.by("PUT"), breaks("RTY-22", "PUT")),

  RETRY_LOSES_THE_QUERY(
      "Retries go to the URL without its query.",
      RetryBodies::withoutQuery,
      breaks("RTY-22", "target")),

  RETRY_GOES_TO_ANOTHER_PATH(
      "Retries go to a path with one more segment.",
      RetryBodies::toAnotherPath,
      breaks("RTY-22", "/retry")),

  RETRY_NAMES_ANOTHER_WEBHOOK(
      "Retries name another webhook of the same event.",
      RetryBodies::namingAnotherWebhook,
      breaks("RTY-22", "webhook")),

  RETRY_BRINGS_ANOTHER_BOOKING(
      "Retries to a webhook with the header X-Octo-Repeat bring an older booking.",
      RetryBodies::bringingAnotherBooking,
      breaks("RTY-22", "booking")),

  RETRY_WITHOUT_UNIT_ITEMS(
      "Retries show the booking without its unit items.",
      RetryBodies::withoutUnitItems,
      breaks("RTY-23", "unitItems")),

  RETRY_WITH_OTHER_UNIT_ITEMS(
      "Retries show the booking with other uuids of its unit items.",
      RetryBodies::withOtherUnitItems,
      breaks("RTY-23", "unitItems")),

  RETRY_SHOWS_STATUS_ONLY(
      "Retries show the id and the status of the booking only.",
      RetryBodies::cutDown,
      breaks("CPS-04", "lacks"),
      breaks("RTY-23", "")),

  RETRY_SHOWS_THE_RESERVATION(
      "Retries show contact and notes of the booking as they were when it was reserved.",
      RetryBodies::withTheContactOfTheReservation,
      breaks("RTY-23", "contact")),

  NEWER_EVENT_IS_DROPPED(
      "While an event of a booking is being retried, later events of it are dropped.",
      AftermathFaults::newerEventIsDropped,
      breaks("RTY-24", "")),

  FAILURE_BLOCKS_LATER_EVENTS(
      "A failed event holds up all later ones of a webhook with the header X-Octo-Order.",
      AftermathFaults::strictOrder,
      breaks("RTY-25", "")),

  RETRIES_ARE_REGULAR(
      "There are six attempts with equal pauses.",
      () -> RetryFaults.regular(6),
      observed("RTY-26", "6 attempts")),

  RETRIES_END_IN_A_HOT_LOOP(
      "The schedule ends with forty attempts one hundredth of a second apart.",
      () -> RetryFaults.endingInAHotLoop(45),
      breaks("RTY-27", "within a minute")),

  RETRIES_END_IN_A_SHORT_HOT_LOOP(
      "The schedule ends with ten attempts one hundredth of a second apart.",
      () -> RetryFaults.endingInAHotLoop(15),
      Map.of("waits.clientResend", "2s"),
      breaks("RTY-27", "attempts came every")),

  FAILURE_SWITCHES_OFF(
      "One failed attempt switches a webhook off for all later events.",
      AftermathFaults::switchedOffByAFailure,
      breaks("AVL-07", "not sent again"),
      breaks("RTY-24", ""),
      breaks("RTY-25", ""),
      breaks("RTY-30", "")),

  FAILURE_SWITCHES_OFF_WHO_OPTED_OUT(
      "One failed attempt switches a webhook off that opted out of retries.",
      AftermathFaults::optedOutSwitchedOffByAFailure,
      breaks("RTY-30", "")),

  FAILED_WEBHOOK_IS_SHOWN_INACTIVE(
      "A webhook that failed is listed as not active.",
      AftermathFaults::shownInactive,
      observed("RTY-31", "active")),

  EVENT_IS_RETRIED_AS_A_WHOLE(
      "A failure sends the event again to all webhooks with the header X-Octo-Beside.",
      AftermathFaults::eventIsRetriedAsAWhole,
      breaks("RTY-32", "")),

  EVENT_IS_RETRIED_TO_EVERYBODY(
      "A failure sends the event again to every webhook.",
      AftermathFaults::eventIsRetriedToEverybody,
      breaks("RTY-03", "retried"),
      breaks("RTY-09", "sooner"),
      breaks("RTY-20", "again"),
      breaks("RTY-28", "retried"),
      breaks("RTY-32", "again")),

  // ---- what counts as success

  SUCCESS_IS_SENT_AGAIN(
      "A successful delivery to a webhook with the header X-Octo-Once is sent again.",
      () -> SuccessFaults.sentAgain(Mark.ONCE::on),
      breaks("DLV-08", "")),

  TWO_CAPABILITIES_DELIVER_TWICE(
      "With pricing and content every event comes twice.",
      () -> SuccessFaults.sentAgain(webhook -> webhook.capabilities().size() > 1),
      breaks("DLV-08", "")),

  CONFIRMATIONS_ARE_SENT_AGAIN(
      "Confirmations to webhooks without custom headers are sent again after an empty 200.",
      () -> SuccessFaults.confirmationsSentAgain(webhook -> webhook.headers().isEmpty()),
      Map.of("only", "DLV-08"),
      breaks("DLV-08", "at least once")),

  EVERY_SUCCESS_IS_SENT_AGAIN(
      "Every delivery without custom headers that is answered at once with an empty 200 is sent"
          + " again.",
      () -> SuccessFaults.sentAgain(webhook -> webhook.headers().isEmpty()),
      breaks("DLV-08", ""),
      breaks("FAN-03", "")),

  ONLY_200_IS_SUCCESS(
      "Only 200 counts as success.", () -> SuccessFaults.only(200), breaks("DLV-09", "201")),

  STATUS_201_IS_RESENT_AT_ONCE(
      "What was answered with 201 is sent once more at once.",
      () -> RetryFaults.resentAtOnceAfter(201),
      breaks("DLV-09", "as HTTP clients do")),

  STATUS_299_IS_SENT_ONCE_MORE(
      "What was answered with 299 is sent once more after 900 milliseconds.",
      () -> RetryFaults.sentOnceMoreAfter(299, Duration.ofMillis(900)),
      breaks("DLV-09", "sent once more")),

  ONLY_STATUS_299_IS_REPEATED(
      "No failure is retried, as is declared, and what was answered with 299 is sent three times.",
      () -> RetryFaults.onlyAfterSuccess(299),
      Map.of("declared.maxAttempts", "1"),
      breaks("DLV-09", "299")),

  ONLY_KNOWN_STATUSES_ARE_SUCCESS(
      "Only 200, 201, 202 and 204 count as success.",
      () -> SuccessFaults.only(200, 201, 202, 204),
      breaks("DLV-09", "206")),

  UNKNOWN_STATUSES_ARE_FAILURES(
      "226 and 299 count as failures.",
      () -> SuccessFaults.allBut(226, 299),
      breaks("DLV-09", "299")),

  STATUS_201_IS_FAILURE(
      "201 counts as a failure.", () -> SuccessFaults.allBut(201), breaks("DLV-09", "201")),

  STATUS_202_IS_FAILURE(
      "202 counts as a failure.", () -> SuccessFaults.allBut(202), breaks("DLV-09", "202")),

  STATUS_204_IS_FAILURE(
      "204 counts as a failure.", () -> SuccessFaults.allBut(204), breaks("DLV-09", "204")),

  STATUS_205_IS_FAILURE(
      "205 counts as a failure.", () -> SuccessFaults.allBut(205), breaks("DLV-09", "205")),

  STATUS_206_IS_FAILURE(
      "206 counts as a failure.", () -> SuccessFaults.allBut(206), breaks("DLV-09", "206")),

  ANSWER_WITH_ERROR_IS_FAILURE(
      "A success with a member called error in its body is retried.",
      SuccessFaults::errorInTheAnswerFails,
      breaks("DLV-10", "")),

  ANSWER_IN_HTML_IS_FAILURE(
      "A success with a page as its body is retried.",
      SuccessFaults::pageFails,
      breaks("DLV-10", "")),

  UNREADABLE_ANSWER_IS_FAILURE(
      "A success with a body that cannot be decompressed is retried.",
      SuccessFaults::unreadableGzipFails,
      breaks("DLV-10", "")),

  LONG_ANSWER_IS_FAILURE(
      "A success with a body of more than 32 kB is retried.",
      SuccessFaults::longAnswerFails,
      breaks("DLV-10", "")),

  TWO_HOSTS(
      "Deliveries to a webhook with the header X-Octo-Framing have two Host lines.",
      WireFaults::twoHosts,
      breaks("DLV-12", "Host")),

  NO_HOST(
      "Deliveries to a webhook with the header X-Octo-Framing have no Host line.",
      WireFaults::noHost,
      breaks("DLV-12", "Host")),

  HOST_WITHOUT_PORT(
      "Deliveries to a webhook with the header X-Octo-Framing have a Host without the port.",
      WireFaults::hostWithoutPort,
      breaks("DLV-12", "Host")),

  LENGTH_AND_CHUNKS(
      "Deliveries to a webhook with the header X-Octo-Framing have a length and chunks.",
      WireFaults::lengthAndChunks,
      breaks("DLV-12", "Transfer-Encoding")),

  TWO_LENGTHS(
      "Deliveries to a webhook with the header X-Octo-Framing have two lines with their length.",
      WireFaults::twoLengths,
      breaks("DLV-12", "Content-Length")),

  HEADER_LINES_ARE_FOLDED(
      "Every delivery has a header whose value goes on in the next line.",
      WireFaults::folded,
      breaks("DLV-12", "a header line")),

  SLOW_SUCCESS_IS_FAILURE(
      "A success that takes more than 0.9 seconds is retried.",
      SuccessFaults::slowSuccessFails,
      breaks("DLV-14", "")),

  PATIENCE_OF_HALF_A_SECOND(
      "Deliveries wait half a second for an answer, though more is declared.",
      () -> SuccessFaults.patience(Duration.ofMillis(500)),
      Map.of("declared.senderTimeout", "2500ms"),
      breaks("DLV-14", "").inCompanyOf("RTY-21")),

  SLOW_RECEIVER_TAKES_THE_WORKER(
      "Of webhooks with the header X-Octo-Lane, the quick ones are lost behind a slow one.",
      () -> ConcurrencyFaults.workersTaken(Mark.LANE, 1),
      breaks("DLV-16", "")),

  ATTEMPTS_CARRY_A_KEY(
      "All attempts of a delivery carry the same Idempotency-Key.",
      SuccessFaults::identified,
      observed("DLV-18", "Idempotency-Key")),

  // ---- deleted and many webhooks

  DELETED_IS_CACHED(
      "A deleted webhook that has been notified before is notified for ever.",
      FanOutFaults::cachedForEver,
      breaks("DELETE-03", "deleted")),

  DELETION_LEAVES_RETRIES(
      "Deleting a webhook does not end its pending retries.",
      FanOutFaults::retriesSurviveDeletion,
      breaks("DELETE-04", "")),

  FAN_OUT_ENDS_AFTER_EIGHT(
      "Of the webhooks with the header X-Octo-Fan only eight are notified.",
      () -> FanOutFaults.onlyTheFirst(8),
      breaks("FAN-01", "")),

  FAILURE_ENDS_THE_FAN_OUT(
      "Of the webhooks with the header X-Octo-Fan-Out none is notified after one that failed.",
      FanOutFaults::failureEndsTheFanOut,
      breaks("FAN-02", "")),

  FAILURE_ENDS_THE_FAN_OUT_ONCE(
      "Of the webhooks with the header X-Octo-Fan-Out none is notified after one that failed, once.",
      () -> FanOutFaults.failureEndsTheFanOut(1),
      breaks("FAN-02", "repeated with fresh webhooks, it did")),

  FAILURE_DELAYS_THE_FAN_OUT(
      "Of the webhooks with the header X-Octo-Fan-Out the others wait while the first is retried.",
      FanOutFaults::failureDelaysTheOthers,
      // Beside slow receivers it would be theirs.
      Map.of("only", "FAN-02", "declared.firstRetryMax", "5s"),
      breaks("FAN-02", "late")),

  FOUND_BY_TWO_QUERIES(
      "A webhook with capabilities and custom headers is notified twice.",
      FanOutFaults::foundTwice,
      breaks("FAN-03", "")),

  FOUND_TWICE_BY_CANCELLATIONS(
      "A webhook with capabilities and custom headers is notified twice of a cancellation.",
      FanOutFaults::foundTwiceByCancellations,
      breaks("FAN-03", "1 of")),

  FAILURE_GOES_TO_AVAILABILITY(
      "A failed booking also goes to availability webhooks with the header X-Octo-Mixed.",
      FanOutFaults::failuresGoToAvailability,
      breaks("FAN-04", "booking")),

  ADDED_WEBHOOK_COMES_TOO_LATE(
      "A webhook with the header X-Octo-Lifetime hears nothing of bookings that were reserved before"
          + " its creation.",
      FanOutFaults::addedTooLate,
      breaks("FAN-05", "")),

  DELETED_WEBHOOK_GOES_TOO_LATE(
      "A webhook with the header X-Octo-Lifetime hears of bookings that were reserved before its"
          + " deletion to their end.",
      FanOutFaults::deletedTooLate,
      breaks("FAN-05", "")),

  DELETED_WEBHOOK_IS_FORGOTTEN_SLOWLY(
      "A webhook with the header X-Octo-Lifetime hears of what happens soon after its deletion.",
      FanOutFaults::forgottenSlowly,
      Map.of("waits.deleteGrace", "6s"),
      breaks("FAN-05", "was still told")),

  ADDED_WEBHOOK_HEARS_OF_THE_CONFIRMED(
      "A new webhook with the header X-Octo-Lifetime hears of what was confirmed before.",
      FanOutFaults::hearsOfTheConfirmed,
      breaks("FAN-05", "before it was created")),

  ADDED_WEBHOOK_HEARS_OF_THE_CANCELLED(
      "What is for a webhook with the header X-Octo-Lifetime waits for another one, which then hears"
          + " of what was cancelled before.",
      FanOutFaults::waitsForTheNext,
      breaks("FAN-05", "before it was created")),

  // ---- many things at once

  QUEUE_OVERFLOWS(
      "A webhook with the header X-Octo-Burst gets eight events in two seconds at most.",
      () -> BurstFaults.overflowingAt(8),
      breaks("CON-01", "")),

  EVENTS_ARE_DEBOUNCED(
      "Of quick events a webhook with the header X-Octo-Burst gets the last one only.",
      BurstFaults::debounced,
      breaks("CON-01", "")),

  BURST_IS_SENT_TWICE(
      "Under load a webhook with the header X-Octo-Burst gets everything twice.",
      BurstFaults::sentTwice,
      breaks("CON-02", "")),

  SOME_OF_A_BURST_ARE_SENT_TWICE(
      "Under load a webhook with the header X-Octo-Burst gets one delivery in five twice.",
      BurstFaults::someSentTwice,
      breaks("CON-02", "more than once")),

  UNIT_ITEMS_ARE_MIXED(
      "Under load a webhook with the header X-Octo-Burst gets unit items of another booking.",
      BurstFaults::unitItemsMixed,
      breaks("CON-03", "")),

  WEBHOOKS_ARE_MIXED(
      "Under load a webhook with the header X-Octo-Burst gets the webhook of a neighbour.",
      BurstFaults::webhooksMixed,
      breaks("CON-03", "")),

  DELETION_LOSES_CREATIONS(
      "A deletion loses what is created meanwhile, of webhooks with the header X-Octo-Many.",
      ConcurrencyFaults::deletionLosesCreations,
      breaks("CON-04", "")),

  CREATION_REVIVES_DELETED(
      "A creation revives what is deleted meanwhile, of webhooks with the header X-Octo-Many.",
      ConcurrencyFaults::creationRevivesDeleted,
      breaks("CON-04", "")),

  RACING_CREATION_NEVER_WORKS(
      "A webhook with the header X-Octo-Racing that is created during an event stays silent.",
      ConcurrencyFaults::racingNeverWorks,
      breaks("CON-05", "")),

  RACING_CREATION_HEARS_TWICE(
      "A webhook with the header X-Octo-Racing that is created during an event hears twice.",
      ConcurrencyFaults::racingHearsTwice,
      breaks("CON-05", "")),

  RACING_CREATION_CRASHES(
      "The creation of a webhook with the header X-Octo-Racing during an event is a server error.",
      ConcurrencyFaults::racingCrashes,
      breaks("CON-05", "the creation of a webhook failed")),

  TEN_SLOW_RECEIVERS_STARVE_OTHERS(
      "Of webhooks with the header X-Octo-Pool, the quick ones are lost behind ten slow ones.",
      () -> ConcurrencyFaults.workersTaken(Mark.POOL, 10),
      breaks("CON-06", "")),

  SLOW_RECEIVERS_COME_FIRST(
      "Of webhooks with the header X-Octo-Pool, the quick ones wait for the slow ones.",
      () -> ConcurrencyFaults.slowOnesFirst(Mark.POOL),
      Map.of("waits.firstDelivery", "12s"),
      breaks("CON-06", "had to wait")),

  // ---- what capabilities and languages do to a body

  CAPABILITIES_DO_NOTHING(
      "Bookings are delivered without what the webhook's capabilities add.",
      PayloadFaults::capabilitiesIgnored,
      breaks("CPS-01", "/pricing")),

  EVERYBODY_GETS_PRICES(
      "Every delivery has prices.",
      PayloadFaults::everybodyGetsPrices,
      breaks("CPS-02", "/pricing")),

  CALL_DECIDES_ON_CAPABILITIES(
      "The capabilities of the call that changes a booking shape its deliveries.",
      () -> PayloadFaults.capabilitiesOfTheCall(false),
      breaks("CPS-03", "Octo-Capabilities")),

  CALL_ADDS_ITS_CAPABILITIES(
      "The capabilities of the call that changes a booking count beside those of the webhook.",
      () -> PayloadFaults.capabilitiesOfTheCall(true),
      breaks("CPS-03", "Octo-Capabilities")),

  CANCELLATIONS_LACK_CAPABILITIES(
      "Cancellations are delivered without what the webhook's capabilities add.",
      PayloadFaults::cancellationsWithoutCapabilities,
      breaks("CPS-04", "1 of")),

  RETRIES_LACK_CAPABILITIES(
      "Retries are rendered again without what the webhook's capabilities add.",
      PayloadFaults::retriesWithoutCapabilities,
      breaks("CPS-04", "1 of 2")),

  PRICES_IN_ANOTHER_CURRENCY(
      "Delivered prices are said to be in dollars.",
      PayloadFaults::pricesInAnotherCurrency,
      breaks("CPS-05", "USD")),

  UNKNOWN_CAPABILITY_CRASHES(
      "A capability that nobody knows is a server error.",
      PayloadFaults::unknownCapabilityCrashes,
      breaks("CPS-06", "500")),

  GUEST_LANGUAGE_IGNORED(
      "Every delivery is in the default language.",
      PayloadFaults::languageIgnored,
      breaks("LNG-01", "fr")),

  EVERYBODY_GETS_THE_LANGUAGE(
      "useContactLanguage: false has no effect.",
      PayloadFaults::everybodyGetsTheLanguage,
      breaks("LNG-02", "default")),

  UNKNOWN_LANGUAGE_IS_LOST(
      "Nothing is delivered of a guest whose language is unknown.",
      PayloadFaults::unknownLanguageIsLost,
      breaks("LNG-03", "nobody knows")),

  FIRST_LANGUAGE_IS_KEPT(
      "The first language of a guest is used for ever.",
      PayloadFaults::firstLanguageKept,
      breaks("LNG-04", "new language")),

  LANGUAGE_IS_NAMED(
      "Deliveries name their language.",
      PayloadFaults::languageNamed,
      observed("LNG-05", "Content-Language:")),

  // ---- accounts

  OTHERS_ARE_OVERHEARD(
      "Bookings of the second account are told to everybody.",
      PayloadFaults::othersAreOverheard,
      breaks("ISO-01", "other credentials")),

  OTHERS_OVERHEAR(
      "Webhooks of the second account are told of everybody's bookings.",
      PayloadFaults::othersOverhear,
      breaks("ISO-01", "other credentials")),

  OTHERS_SEE_THE_FIRST(
      "Deliveries to the second account show a webhook of the first.",
      PayloadFaults::othersSeeTheFirst,
      breaks("ISO-02", "another account")),

  // ---- availabilities

  AVAILABILITY_IS_SILENT(
      "No change of an availability is told.",
      AvailabilityFaults::neverTold,
      breaks("AVL-01", "not told")),

  SOLD_OUT_IS_NOT_TOLD(
      "It is not told when the last places are taken.",
      AvailabilityFaults::soldOutIsNotTold,
      Map.of("optIn", "liveAvailability"),
      breaks("AVL-02", "last places")),

  AVAILABILITY_LACKS_ITS_WEBHOOK(
      "Availabilities are delivered without the webhook.",
      () -> AvailabilityFaults.without("webhook"),
      breaks("AVL-03", "/webhook/id")),

  AVAILABILITY_NAMES_ANOTHER_WEBHOOK(
      "Availabilities are delivered with the id of no webhook.",
      AvailabilityFaults::webhookOfAnother,
      breaks("AVL-03", "none")),

  AVAILABILITY_IS_A_LIST(
      "Availabilities are delivered as a list with the object in it.",
      AvailabilityFaults::inAList,
      breaks("AVL-03", "no JSON object"),
      breaks("AVL-04", "no JSON object")),

  AVAILABILITY_LACKS_ITS_PRODUCT(
      "Availabilities are delivered without their product.",
      () -> AvailabilityFaults.without("productId"),
      breaks("AVL-04", "/productId")),

  AVAILABILITY_WEBHOOKS_GET_BOOKINGS(
      "An availability webhook with the header X-Octo-Availability hears of bookings, too.",
      AvailabilityFaults::bookingsToo,
      breaks("AVL-05", "booking")),

  FREED_PLACES_ARE_NOT_TOLD(
      "It is not told when places become free.",
      AvailabilityFaults::freedPlacesAreNotTold,
      breaks("AVL-06", "back")),

  AVAILABILITY_LACKS_HEADERS(
      "Availabilities are delivered without custom headers.",
      AvailabilityFaults::withoutHeaders,
      breaks("AVL-07", "X-Octo-Seat")),

  AVAILABILITY_LACKS_CREDENTIALS(
      "Availabilities are delivered without the credentials of the URL.",
      AvailabilityFaults::withoutCredentials,
      breaks("AVL-07", "user and password")),

  AVAILABILITY_IS_NOT_RETRIED(
      "Deliveries of availabilities are not retried.",
      AvailabilityFaults::withoutRetries,
      breaks("AVL-07", "not sent again")),

  // ---- custom headers

  HEADERS_FORGOTTEN(
      "Custom headers are stored and never sent.",
      HeaderFaults::forgotten,
      breaks("HDR-01", "X-Octo-Secret")),

  HEADERS_IN_LOWER_CASE(
      "Values of custom headers are sent in lower case.",
      HeaderFaults::inLowerCase,
      breaks("HDR-01", "whsec_tm")),

  HEADERS_FORGOTTEN_ON_RETRIES(
      "Retries are sent without the custom headers.",
      HeaderFaults::forgottenOnRetries,
      breaks("HDR-02", "retry")),

  HEADERS_ON_CONFIRMATIONS_ONLY(
      "Only confirmations are sent with the custom headers.",
      HeaderFaults::onlyOnConfirmations,
      breaks("HDR-03", "before the confirmation")),

  HEADERS_FORGOTTEN_ON_CANCELLATIONS(
      "Cancellations are sent without the custom headers.",
      HeaderFaults::notOnCancellations,
      breaks("HDR-03", "cancellation")),

  HEADERS_SPLIT_AT_COMMAS(
      "A custom header with commas in its value is sent as several lines.",
      HeaderFaults::splitAtCommas,
      breaks("HDR-04", "X-Octo-Marks")),

  HEADERS_LOSE_QUOTES(
      "Values of custom headers lose their quotation marks.",
      HeaderFaults::withoutQuotes,
      breaks("HDR-04", "X-Octo-Marks")),

  LONG_HEADERS_ARE_CUT(
      "Values of custom headers are cut after 255 characters.",
      HeaderFaults::cut,
      breaks("HDR-04", "X-Octo-Long"),
      breaks("HDR-15", "255 characters")),

  FIRST_HEADER_ONLY(
      "Of several custom headers only the first is sent.",
      HeaderFaults::onlyTheFirst,
      breaks("HDR-01", "nothing"),
      breaks("HDR-04", ""),
      breaks("HDR-15", "")),

  CUSTOM_AUTHORIZATION_IS_DROPPED(
      "A custom Authorization header is accepted and not sent.",
      HeaderFaults::withoutAuthorization,
      breaks("HDR-05", "Authorization")),

  CUSTOM_AUTHORIZATION_STOPS_DELIVERIES(
      "A webhook with a custom Authorization header is accepted and never fires.",
      HeaderFaults::authorizationStops,
      breaks("HDR-05", "accepted, and no delivery came to it")),

  CUSTOM_AUTHORIZATION_IS_REFUSED(
      "A creation with a custom Authorization header is refused.",
      () -> InputFaults.refusing(body -> HeaderFaults.asksFor("Authorization", body)),
      breaks("HDR-05", "is refused")),

  HEADERS_ARE_SHARED(
      "All webhooks with the header X-Octo-Share send the value of the latest of them.",
      HeaderFaults::shared,
      breaks("HDR-06", "another webhook")),

  HEADERS_ADD_UP(
      "All webhooks with the header X-Octo-Share send the values of all of them.",
      HeaderFaults::addedUp,
      breaks("HDR-06", "another webhook")),

  HEADERS_ARE_INHERITED(
      "A webhook with empty headers sends the X-Octo-Secret of the one before.",
      HeaderFaults::inherited,
      breaks("HDR-07", "X-Octo-Secret")),

  EMPTY_HEADER_CRASHES(
      "A creation with an empty header value is a server error.",
      () -> OddHeaderFaults.crashing(OddHeaders.empty()),
      breaks("HDR-08", "500")),

  EMPTY_HEADER_STOPS_DELIVERIES(
      "A webhook with an empty header value is accepted and never fires.",
      () -> OddHeaderFaults.stopping(OddHeaders.empty()),
      breaks("HDR-08", "never fires")),

  NUMBER_AS_HEADER_CRASHES(
      "A creation with a number as a header value is a server error.",
      () -> OddHeaderFaults.crashing(OddHeaders.aNumber()),
      breaks("HDR-09", "500")),

  NULL_AS_HEADER_STOPS_DELIVERIES(
      "A webhook with a null as a header value is accepted and never fires.",
      () -> OddHeaderFaults.stopping(OddHeaders.aNull()),
      breaks("HDR-09", "never fires")),

  HEADER_BEYOND_ASCII_STOPS_DELIVERIES(
      "A webhook with a header value beyond ASCII is accepted and never fires.",
      () -> OddHeaderFaults.stopping(OddHeaders.beyondAscii()),
      breaks("HDR-10", "never fires"),
      breaks("ERR-12", "never fires")),

  TWO_CONTENT_TYPES(
      "A custom Content-Type is sent beside the usual one.",
      HeaderFaults::twoTypes,
      breaks("HDR-11", "Content-Type")),

  CUSTOM_USER_AGENT_STOPS_DELIVERIES(
      "A webhook with a custom User-Agent is accepted and never fires.",
      () -> OddHeaderFaults.stopping(OddHeaders.name("user-agent"::equals)),
      breaks("HDR-11", "never fires")),

  CUSTOM_HOST_REPLACES_HOST(
      "A custom Host is sent in place of that of the URL.",
      () -> OddHeaderFaults.replacing("Host", ""),
      breaks("HDR-12", "host.invalid")),

  CUSTOM_LENGTH_IS_SENT(
      "A custom Content-Length and Transfer-Encoding are sent beside the length of the body.",
      () -> OddHeaderFaults.sent(OddHeaders.name("content-length"::equals)),
      breaks("HDR-12", "Transfer-Encoding")),

  CUSTOM_LENGTH_REPLACES_LENGTH(
      "A custom Content-Length is sent in place of the length of the body.",
      () -> OddHeaderFaults.replacing("Content-Length", "Transfer-Encoding"),
      breaks("HDR-12", "no JSON object")),

  CONNECTION_HEADERS_STOP_DELIVERIES(
      "A webhook with custom headers of the connection is accepted and never fires.",
      () -> OddHeaderFaults.stopping(OddHeaders.ofTheConnection()),
      breaks("HDR-12", "never fires")),

  HEADER_WITH_LINE_BREAK_IS_SENT(
      "A header value with CR LF in it is sent as it is.",
      () -> OddHeaderFaults.sent(OddHeaders.aLineBreak()),
      breaks("HDR-13", "X-Octo-Smuggled")),

  HEADER_WITH_LINE_FEED_IS_SENT(
      "A header value with LF in it is sent as it is.",
      () -> OddHeaderFaults.sent(OddHeaders.aLineFeed()),
      breaks("HDR-13", "X-Octo-Smuggled")),

  HEADER_NAME_WITH_LINE_BREAK_IS_SENT(
      "A header name with CR LF in it is sent as it is.",
      () -> OddHeaderFaults.sent(OddHeaders.aLineBreakInAName()),
      breaks("HDR-13", "X-Octo-Smuggled")),

  HEADER_WITH_LINE_BREAK_CRASHES(
      "A creation with CR LF in a header value is a server error.",
      () -> OddHeaderFaults.crashing(OddHeaders.aLineBreak()),
      breaks("HDR-13", "500")),

  HEADER_WITH_LINE_BREAK_STOPS_DELIVERIES(
      "A webhook with CR LF in a header value is accepted and never fires.",
      () -> OddHeaderFaults.stopping(OddHeaders.aLineBreak()),
      breaks("HDR-13", "never fires")),

  HEADER_WITH_CARRIAGE_RETURN_IS_SENT(
      "A header value with CR and NUL in it is sent as it is.",
      () -> OddHeaderFaults.sent(OddHeaders.aCarriageReturn()),
      breaks("HDR-13", "forbids")),

  HEADER_NAMES_ARE_NOT_CHECKED(
      "Header names with spaces and colons in them are sent as they are.",
      () -> OddHeaderFaults.sent(OddHeaders.aNameThatIsNone()),
      breaks("HDR-13", "forbids")),

  HEADER_NAME_TWICE_CRASHES(
      "A creation with a header name in two cases is a server error.",
      () -> OddHeaderFaults.crashing(OddHeaders.aNameTwice()),
      breaks("HDR-14", "500")),

  MANY_HEADERS_STOP_DELIVERIES(
      "A webhook with more than 32 headers is accepted and never fires.",
      () -> OddHeaderFaults.stopping(OddHeaders.moreThan(32)),
      breaks("HDR-15", "never fires")),

  LONG_HEADER_STOPS_DELIVERIES(
      "A webhook with a header value of more than 4 kB is accepted and never fires.",
      () -> OddHeaderFaults.stopping(OddHeaders.longerThan(4096)),
      breaks("HDR-15", "never fires")),

  HEADERS_AS_ARRAY_CRASH(
      "A creation with an array for headers is a server error.",
      () -> OddHeaderFaults.crashing(OddHeaders.anArray()),
      breaks("HDR-16", "500")),

  HEADERS_AS_TEXT_STOP_DELIVERIES(
      "A webhook with a text for headers is accepted and never fires.",
      () -> OddHeaderFaults.stopping(OddHeaders.aText()),
      breaks("HDR-16", "never fires")),

  HEADER_WITH_AN_OBJECT_CRASHES(
      "A creation with an object for a header value is a server error.",
      () -> OddHeaderFaults.crashing(OddHeaders.anObject()),
      breaks("HDR-16", "500")),

  HEADERS_ON_TEST_REQUESTS(
      "A new webhook is tried with a request that has its headers.",
      HeaderFaults::onTestRequests,
      observed("HDR-17", "1 carry")),

  // ---- bad input

  URL_IS_OPTIONAL(
      "A creation without a URL is accepted.",
      () -> InputFaults.accepting(body -> !body.has("url")),
      breaks("ERR-01", "200")),

  REFUSAL_IN_PLAIN_TEXT(
      "A creation without a URL is refused in plain text.",
      () -> InputFaults.refusingInPlainText(body -> !body.has("url")),
      breaks("ERR-01", "found nothing")),

  EVENT_IS_OPTIONAL(
      "A creation without an event is accepted.",
      () -> InputFaults.accepting(body -> !body.has("event")),
      breaks("ERR-02", "200")),

  ANY_EVENT_IS_STORED(
      "An event of any name is accepted.",
      () -> InputFaults.accepting(body -> "foo_update".equals(body.get("event"))),
      breaks("ERR-03", "an unknown name")),

  LIST_OF_EVENTS_CRASHES(
      "A list in place of the event is a server error.",
      () -> InputFaults.crashing(body -> body.get("event") instanceof List),
      breaks("ERR-03", "500")),

  EVENTS_IN_UPPER_CASE(
      "BOOKING_UPDATE is taken for booking_update.",
      () -> InputFaults.accepting(body -> "BOOKING_UPDATE".equals(body.get("event"))),
      observed("ERR-03", "could never work")),

  EMPTY_URL_IS_STORED(
      "An empty URL is accepted.",
      () -> InputFaults.accepting(body -> "".equals(body.get("url"))),
      breaks("ERR-04", "200")),

  URL_OBJECT_CRASHES(
      "An object in place of the URL is a server error.",
      () -> InputFaults.crashing(body -> body.get("url") instanceof JsonObject),
      breaks("ERR-04", "500")),

  FTP_IS_ACCEPTED(
      "A URL of any scheme is accepted.",
      () -> InputFaults.accepting(body -> InputFaults.url(body).startsWith("ftp:")),
      breaks("ERR-05", "ftp")),

  SPACES_ARE_ACCEPTED_IN_VAIN(
      "A URL with a space is accepted, and no request to it is ever made.",
      () -> InputFaults.accepting(body -> InputFaults.url(body).contains("/a b")),
      breaks("ERR-05", "never fires")),

  TEXT_FALSE_IS_TRUE(
      "Every text in place of retryOnError is true.",
      () -> InputFaults.accepting(body -> body.text("retryOnError") != null),
      breaks("ERR-06", "opposite")),

  TEXT_TRUE_IS_ACCEPTED_IN_VAIN(
      "The text true in place of retryOnError is accepted, and the webhook never called.",
      InputFaults::textTrueForgotten,
      breaks("ERR-06", "never fires")),

  OBJECT_FLAG_CRASHES(
      "An object in place of retryOnError is a server error.",
      () -> InputFaults.crashing(body -> body.get("retryOnError") instanceof JsonObject),
      breaks("ERR-06", "500")),

  ZERO_IS_TRUE(
      "A number in place of useContactLanguage is true.",
      () -> InputFaults.accepting(body -> body.get("useContactLanguage") instanceof Long),
      breaks("ERR-07", "opposite")),

  EMPTY_BODY_CRASHES(
      "A creation without a body is a server error.",
      () -> InputFaults.crashingBefore(request -> !request.hasBody()),
      breaks("ERR-08", "no body")),

  DEEP_NESTING_CRASHES(
      "Lists in lists overflow the stack.",
      () -> InputFaults.crashingBefore(request -> request.text().contains("[[[[[[[[")),
      breaks("ERR-08", "lists in lists")),

  OTHER_MEDIA_TYPE_CRASHES(
      "A creation that is not labelled as JSON is a server error.",
      () -> InputFaults.crashingBefore(request -> !request.isLabelledAsJson()),
      breaks("ERR-09", "500")),

  ENORMOUS_URL_IS_CUT(
      "A very long URL is cut to 2,000 characters.",
      () -> InputFaults.cutting(2000),
      breaks("ERR-10", "another one")),

  ENORMOUS_URL_NEVER_FIRES(
      "A very long URL is accepted, and no request to it is ever made.",
      InputFaults::longUrlsForgotten,
      breaks("ERR-10", "never fires")),

  UNKNOWN_FIELD_CRASHES(
      "A field that nobody knows is a server error.",
      () -> InputFaults.crashing(body -> body.has("colour")),
      breaks("ERR-11", "500")),

  HALF_SURROGATE_CRASHES(
      "Half a surrogate is a server error.",
      () -> InputFaults.crashing(body -> Plain.hasLoneSurrogate(InputFaults.url(body))),
      breaks("ERR-12", "500")),

  ACCENTS_ARE_ACCEPTED_IN_VAIN(
      "A URL with an accent is accepted, and no request to it is ever made.",
      () -> InputFaults.forgetting(webhook -> webhook.url().contains("é")),
      breaks("ERR-12", "never fires")),

  FIRST_AT_SIGN_ENDS_THE_PASSWORD(
      "The host is taken to begin after the first at sign.",
      () -> InputFaults.accepting(body -> InputFaults.url(body).contains("p@ss@")),
      breaks("ERR-13", "never fires")),

  PATCH_CRASHES(
      "PATCH of a webhook is a server error.",
      () -> InputFaults.otherwise("PATCH", (stage, webhook) -> Answer.error(500, "ERROR", "Error")),
      breaks("ERR-14", "500")),

  PUT_REMOVES(
      "PUT of a webhook removes it.",
      () ->
          InputFaults.otherwise(
              "PUT",
              (stage, webhook) -> {
                stage.webhooks().remove(webhook);
                return Answer.json(JsonObject.empty());
              }),
      breaks("ERR-14", "PUT")),

  // ---- what a run tells of its surroundings, and of what is given away

  STRANGERS_ARE_LISTED(
      "Webhooks of other systems are in the list.",
      WebhookVariants::foreignWebhooks,
      observed("ENV-05", "webhooks of others")),

  CONFIRMED_IS_FINAL(
      "A confirmed booking cannot be updated at all.",
      () -> BookingVariants.confirmedUpdatesLimitedTo(Set.of()),
      observed("ENV-06", "refused: update the notes")),

  TWELVE_AT_ONCE(
      "A thirteenth webhook is refused.",
      () -> WebhookVariants.atMost(12),
      observed("ENV-07", "no more")
          .inCompanyOf(
              "HDR-01", "HDR-06", "BA-02", "BA-09", "CPS-03", "LNG-01", "URL-01", "URL-02")),

  METADATA_SERVICE_REFUSED(
      "The address of a cloud's metadata is refused.",
      () -> InputFaults.refusing(body -> InputFaults.url(body).contains("169.254.169.254")),
      Map.of("optIn", "privateAddresses"),
      observed("SEC-02", "is refused")),

  ERRORS_SHOW_STACK_TRACES(
      "Every refusal shows a stack trace.",
      InputFaults::stackTraces,
      observed("SEC-06", "stack trace")),

  // ---- unusual URLs and their credentials

  PATH_PARAMETERS_ARE_LOST(
      "What follows a semicolon in a path is not sent.",
      UrlFaults::withoutPathParameters,
      breaks("URL-01", "tenant=7")),

  PATH_IS_IN_LOWER_CASE(
      "Paths are sent in lower case.", UrlFaults::inLowerCase, breaks("URL-01", "/hooks")),

  QUERY_BECOMES_A_MAP(
      "Of a parameter that is repeated the last value is sent only.",
      UrlFaults::withQueryAsMap,
      breaks("URL-02", "a=1")),

  EMPTY_PARAMETERS_ARE_LOST(
      "Parameters without a value are not sent.",
      UrlFaults::withoutEmptyParameters,
      breaks("URL-02", "e=")),

  ESCAPED_SLASH_IS_DECODED(
      "An escaped slash in a path becomes a slash.",
      UrlFaults::withDecodedSlashes,
      breaks("URL-03", "%2F")),

  PATH_IS_ESCAPED_TWICE(
      "The percent signs of a path are escaped once more.",
      UrlFaults::escapedTwice,
      breaks("URL-03", "%252F")),

  PORT_IS_IGNORED(
      "A webhook with the header X-Octo-Port is called on the usual port.",
      UrlFaults::onTheUsualPort,
      breaks("URL-04", "no delivery")),

  PORT_CRASHES(
      "The creation of a webhook with the header X-Octo-Port is a server error.",
      () -> InputFaults.crashing(body -> HeaderFaults.asksFor("X-Octo-Port", body)),
      breaks("URL-04", "500")),

  PORT_IS_NOT_IN_HOST(
      "The Host of a webhook with the header X-Octo-Port has no port.",
      UrlFaults::withoutPortInHost,
      breaks("URL-04", "Host")),

  CAPITAL_SCHEME_IS_REFUSED(
      "A URL whose scheme is in capitals is refused.",
      () -> UrlFaults.refusing(UrlFaults::isInCapitals),
      breaks("URL-05", "400")),

  CAPITAL_SCHEME_IS_NEVER_CALLED(
      "A URL whose scheme is in capitals is never called.",
      () -> UrlFaults.neverCalling(webhook -> UrlFaults.isInCapitals(webhook.url())),
      breaks("URL-05", "no delivery")),

  TRAILING_SLASH_IS_DROPPED(
      "A slash at the end of a path is not sent.",
      UrlFaults::withoutTrailingSlash,
      breaks("URL-06", "/end/")),

  FRAGMENT_IS_SENT(
      "The fragment of a URL is sent along.",
      UrlFaults::withFragment,
      observed("URL-07", "hash sign")),

  FRAGMENT_IS_REFUSED(
      "A URL with a fragment is refused.",
      () -> UrlFaults.refusing(url -> url.indexOf('#') >= 0),
      observed("URL-07", "refused")),

  IPV6_ADDRESS_IS_REFUSED(
      "A URL with an IPv6 address is refused.",
      () -> UrlFaults.refusing(UrlFaults::hasAddressOfVersion6),
      observed("URL-09", "refused")),

  IPV6_ADDRESS_IS_NEVER_CALLED(
      "A URL with an IPv6 address is never called.",
      () -> UrlFaults.neverCalling(webhook -> UrlFaults.hasAddressOfVersion6(webhook.url())),
      observed("URL-09", "never called")),

  LONG_URL_IS_CUT(
      "Path and query are cut after 255 characters.",
      () -> UrlFaults.cutTo(255),
      breaks("URL-10", "2000 characters")),

  LONG_URL_IS_REFUSED(
      "A URL of more than 1024 characters is refused.",
      () -> UrlFaults.refusing(url -> url.length() > 1024),
      breaks("URL-10", "400")),

  EMPTY_PATH_LOSES_THE_QUERY(
      "Where a URL has no path its query is not sent.",
      UrlFaults::rootWithoutQuery,
      breaks("URL-12", "no delivery")),

  EMPTY_PATH_IS_SENT(
      "Where a URL has no path the slash is not sent.",
      UrlFaults::withoutRoot,
      breaks("URL-12", "")),

  PLAIN_HTTP_IS_NEVER_CALLED(
      "A webhook with the header X-Octo-Plain and plain http is never called.",
      () ->
          UrlFaults.neverCalling(
              webhook -> Mark.PLAIN.on(webhook) && webhook.url().startsWith("http:")),
      breaks("URL-13", "never fires")),

  TWINS_ARE_CALLED_ONCE(
      "Of webhooks with one URL and the header X-Octo-Twin only the first is called.",
      UrlFaults::oncePerUrl,
      breaks("URL-14", "only the other")),

  TWINS_SHARE_HEADERS(
      "Webhooks with one URL and the header X-Octo-Twin get the headers of the first.",
      UrlFaults::headersByUrl,
      breaks("URL-14", "header of the other")),

  CREDENTIALS_ARE_REFUSED(
      "A URL with credentials is refused.",
      () -> UrlFaults.refusing(CredentialFaults::areIn),
      breaks("BA-01", "400")),

  CREDENTIALS_ARE_LEFT_OUT(
      "The credentials of a URL are not sent.",
      CredentialFaults::neverSent,
      breaks("BA-02", "no Authorization")),

  CREDENTIALS_STOP_DELIVERIES(
      "A URL with credentials is never called: the HTTP client refuses it.",
      () -> UrlFaults.neverCalling(webhook -> CredentialFaults.areIn(webhook.url())),
      breaks("BA-02", "accepted, and no delivery came to it")),

  CREDENTIALS_STAY_ESCAPED(
      "The credentials of a URL are sent as they are escaped.",
      CredentialFaults::stillEscaped,
      breaks("BA-03", "us%40er")),

  CREDENTIALS_IN_HOST(
      "Host has the credentials of the URL.", CredentialFaults::inHost, breaks("BA-04", "Host")),

  CREDENTIALS_IN_REFERER(
      "Referer is the URL with its credentials.",
      CredentialFaults::inReferer,
      breaks("BA-04", "Referer")),

  RETRIES_LOSE_CREDENTIALS(
      "Retries come without the credentials of the URL.",
      CredentialFaults::sentOnceOnly,
      breaks("BA-05", "retries did not")),

  EMPTY_PASSWORD_STOPS(
      "A URL with an empty password is never called.",
      () -> UrlFaults.neverCalling(webhook -> CredentialFaults.haveAnEmptyPassword(webhook.url())),
      breaks("BA-06", "never fires")),

  MISSING_PASSWORD_STOPS(
      "A URL with a user and no password is never called.",
      () -> UrlFaults.neverCalling(webhook -> CredentialFaults.areWithoutPassword(webhook.url())),
      breaks("BA-06", "never fires")),

  LETTERS_IN_CREDENTIALS_STOP(
      "A URL whose credentials are beyond ASCII is never called.",
      () -> UrlFaults.neverCalling(webhook -> CredentialFaults.areBeyondAscii(webhook.url())),
      breaks("BA-07", "never fires")),

  LETTERS_IN_CREDENTIALS_ARE_LOST(
      "Letters beyond ASCII in credentials become question marks.",
      CredentialFaults::inAscii,
      breaks("BA-07", "ren?")),

  TWO_AUTHORIZATION_LINES(
      "A custom Authorization header and the credentials of the URL are both sent.",
      CredentialFaults::besideTheCustomHeader,
      breaks("BA-08", "2 lines")),

  CREDENTIALS_BEAT_THE_CUSTOM_HEADER(
      "The credentials of the URL replace a custom Authorization header.",
      CredentialFaults::beforeTheCustomHeader,
      observed("BA-08", "custom header was not")),

  CREDENTIALS_ARE_CACHED_BY_HOST(
      "Webhooks without credentials get those of another one on the same host.",
      CredentialFaults::cachedByHost,
      breaks("BA-09", "credentials of another one on")),

  CHALLENGES_ARE_ANSWERED_FROM_THE_CACHE(
      "A webhook without credentials answers a challenge with those of another on the same host.",
      CredentialFaults::challengesAnsweredFromTheCache,
      breaks("BA-09", "credentials of another one on")),

  GUESTS_SHARE_CREDENTIALS(
      "A webhook with the header X-Octo-Guest gets the credentials of another on the same host.",
      CredentialFaults::ofTheFirstGuest,
      breaks("BA-09", "credentials of another")),

  REFUSED_CREDENTIALS_ARE_FINAL(
      "Where a URL has credentials, 401 is not retried.",
      CredentialFaults::refusalIsFinal,
      breaks("BA-10", "401")),

  PASSWORDS_ARE_SHOWN_AS_STARS(
      "The password of a URL is shown as stars.",
      WebhookVariants::maskedPasswords,
      observed("SEC-05", "no secret")),

  RELEASED_HOLD_IS_SILENT(
      "A hold that is given back is not told.",
      BookingFaults::releaseIsSilent,
      observed("BKG-06", "is not delivered")),

  QUICK_UPDATES_ARE_LOST(
      "Of notes that change several times within two seconds only the first change is told.",
      BookingFaults::quickUpdatesAreLost,
      breaks("BKG-09", "last update was never delivered")),

  // ---- several at once

  FIVE_AT_ONCE(
      "Five things are wrong at once: lists lose custom headers, long ids crash, product ids are numbers,"
          + " retries lose custom headers, and opting out of retries is ignored.",
      SampleFaults::fiveAtOnce,
      breaks("LIST-03", "headers"),
      breaks("DELETE-08", "500"),
      breaks("BKG-07", "productId"),
      breaks("HDR-02", "retry"),
      breaks("RTY-03", "retried"),
      breaks("RTY-28", "retried")),

  CERTIFICATES_ARE_NOT_CHECKED(
      "Whatever certificate is shown will do.",
      CertificateFaults::anyWillDo,
      observed("SEC-01", "although a self-signed certificate was shown")),

  DATES_OF_CERTIFICATES_ARE_NOT_CHECKED(
      "A certificate of a known authority will do, however old it is.",
      CertificateFaults::anyDateWillDo,
      observed("SEC-01", "although an expired certificate was shown")),

  HOSTS_OF_CERTIFICATES_ARE_NOT_CHECKED(
      "A certificate of a known authority will do, whatever host it is of.",
      CertificateFaults::anyHostWillDo,
      observed("SEC-01", "although a certificate of another host was shown")),

  ENDLESS_ANSWERS_ARE_READ(
      "Answers are read to their end, however long they are.",
      SuccessFaults::endlessAnswersAreRead,
      Map.of("optIn", "hugeAnswer"),
      observed("SEC-08", "read the whole answer")),

  PLUS_IN_CREDENTIALS_IS_A_SPACE(
      "The credentials of a URL are decoded like a form.",
      ValueFaults::credentialsLikeAForm,
      breaks("BA-03", "us@er o")),

  CREDENTIALS_DECODED_BY_A_TABLE(
      "Of the escaped characters of credentials only the best known are decoded.",
      ValueFaults::credentialsByATable,
      breaks("BA-03", "%5B")),

  MARKS_IN_CREDENTIALS_STOP_DELIVERIES(
      "A webhook with marks in its credentials is accepted and never fires.",
      () -> UrlFaults.neverCalling(webhook -> webhook.url().matches(".*[$].*@.*")),
      breaks("BA-03", "never called is $")),

  TEXTS_ESCAPED_FOR_HTML(
      "Texts of a booking are delivered as HTML writes them.",
      ValueFaults::textsEscapedForHtml,
      breaks("BKG-07", "&#38;")),

  TEXTS_WITHOUT_BACKSLASHES(
      "Texts of a booking are delivered without their backslashes.",
      ValueFaults::textsWithoutBackslashes,
      breaks("BKG-07", "/booking/notes")),

  TEXTS_OF_THE_FIRST_PLANE(
      "Letters beyond the first 65,536 are delivered as question marks.",
      ValueFaults::textsOfTheFirstPlane,
      breaks("BKG-07", "line + ?")),

  LENGTH_IN_CHARACTERS(
      "Of a body as many bytes are sent as it has characters.",
      ValueFaults::lengthInCharacters,
      breaks("DLV-04", "JSON")),

  ONLY_X_HEADERS(
      "Of custom headers only Authorization and those with X- are sent.",
      () -> ValueFaults.withoutHeaders(name -> !name.matches("(?i)authorization|x-.*")),
      breaks("HDR-01", "Api-Key"),
      breaks("HDR-04", "")),

  HEADERS_WITH_UNDERSCORES_ARE_DROPPED(
      "Custom headers with an underscore in their name are not sent.",
      () -> ValueFaults.withoutHeaders(name -> name.contains("_")),
      breaks("HDR-04", "octo_with_underscores")),

  HEADERS_WITH_UNDERSCORES_STOP_DELIVERIES(
      "A webhook with an underscore in the name of a header is accepted and never fires.",
      () -> OddHeaderFaults.stopping(OddHeaders.name(name -> name.contains("_"))),
      breaks("HDR-04", "never called is octo_with_underscores")),

  HEADERS_WITH_DOTS_CRASH(
      "A creation with a dot in the name of a header is a server error.",
      () -> OddHeaderFaults.crashing(OddHeaders.name(name -> name.contains("."))),
      breaks("HDR-04", "octo.with.dots")),

  API_KEYS_REFUSED(
      "A webhook with a header named Api-Key is refused.",
      () -> ValueFaults.refusingHeader("api-key"::equals),
      breaks("HDR-01", "Api-Key")),

  BEYOND_ASCII_AS_QUESTION_MARK(
      "In values of custom headers a question mark stands for what Latin-1 lacks.",
      () -> ValueFaults.headerValuesIn(StandardCharsets.ISO_8859_1),
      breaks("HDR-10", "?")),

  BEYOND_ASCII_IS_LOST(
      "Values of custom headers lose their letters beyond ASCII.",
      ValueFaults::headerValuesOfAscii,
      breaks("HDR-10", "found h")),

  HEADERS_CUT_AT_4000(
      "Values of custom headers are cut after 4000 characters.",
      () -> ValueFaults.headerValuesUpTo(4000),
      breaks("HDR-15", "4000 characters")),

  FORTY_HEADERS_AT_MOST(
      "Of custom headers the first forty are sent.",
      () -> ValueFaults.mostHeaders(40),
      breaks("HDR-15", "X-Octo-N41")),

  STATUS_520_IS_FINAL(
      "A delivery that was answered with 520 is not retried.",
      () -> RetryFaults.finalStatuses(520),
      breaks("RTY-04", "520")),

  STATUS_499_IS_FINAL(
      "A delivery that was answered with 499 is not retried.",
      () -> RetryFaults.finalStatuses(499),
      breaks("RTY-05", "499")),

  LONG_FAILURES_ARE_FINAL(
      "A failure with a body of 64 kB is not retried.",
      () -> ValueFaults.unreadableAnswersAreFinal(body -> body.length() > 60_000),
      breaks("RTY-04", "65536 characters")),

  FAILURES_IN_HTML_ARE_FINAL(
      "A failure with HTML is not retried.",
      () -> ValueFaults.unreadableAnswersAreFinal(body -> body.contains("<html")),
      breaks("RTY-04", "text/html")),

  FAILURES_IN_LATIN_1_ARE_FINAL(
      "A failure whose body is no UTF-8 is not retried.",
      () -> ValueFaults.unreadableAnswersAreFinal(body -> body.contains("\u00e9 ")),
      breaks("RTY-05", "iso-8859-1")),

  FAILURES_WITH_NUL_ARE_FINAL(
      "A failure with a NUL in its body is not retried.",
      () -> ValueFaults.unreadableAnswersAreFinal(body -> body.contains("\0")),
      breaks("RTY-05", "404 with text/plain")),

  ESCAPES_IN_QUERY_REFUSED(
      "A URL with an escaped slash, plus or equals sign in its query is refused.",
      () -> UrlFaults.refusing(ValueFaults::hasEscapedMarks),
      breaks("URL-02", "sp=%2Ft%2Frun")),

  PLUS_IN_QUERY_IS_ESCAPED(
      "A plus sign in a query is sent as an escaped space.",
      () -> ValueFaults.query(query -> query.replace("+", "%20")),
      breaks("URL-02", "q=a%20b")),

  LONE_PARAMETERS_GET_AN_EQUALS_SIGN(
      "A parameter without an equals sign gets one.",
      () -> ValueFaults.query(query -> query.replaceAll("(?<=[?&])([^=&]+)(?=&|$)", "$1=")),
      breaks("URL-02", "&f=")),

  // ---- each of all deliveries

  METHOD_IN_LOWER_CASE(
      "The method is written post.",
      EachFaults::methodInLowerCase,
      breaks("DLV-02", "| found post").inCompanyOf("DLV-12")),

  PUT_TO_WEBHOOKS_WITH_CREDENTIALS(
      "Deliveries to URLs with credentials are PUT.",
      () -> EachFaults.by("PUT", EachFaults::hasCredentials),
      breaks("DLV-02", "of its").inCompanyOf("BA-02")),

  PARAMETER_FOR_WEBHOOKS_WITH_HEADERS(
      "Deliveries to webhooks with custom headers go to the URL with one more parameter.",
      () -> EachFaults.withParameter(EachFaults::hasHeaders),
      breaks("DLV-03", "request-target differs: seen at")),

  RETRY_WITH_REPEATED_MEMBER(
      "Retries name a member twice.",
      EachFaults::retriedWithRepeatedMember,
      breaks("DLV-04", "more than once").inCompanyOf("RTY-01")),

  RETRY_IN_LATIN_1(
      "Retries are encoded as ISO-8859-1.",
      EachFaults::retriedInLatin1,
      breaks("DLV-04", "UTF-8").inCompanyOf("RTY-01")),

  CONTENT_TYPE_FORGOTTEN_ON_RETRIES(
      "Retries have no content type.",
      EachFaults::untypedOnRetries,
      breaks("DLV-05", "Content-Type on a retry").inCompanyOf("RTY-01")),

  CONTENT_TYPE_FORGOTTEN_FOR_AVAILABILITIES(
      "Availabilities are delivered without a content type.",
      EachFaults::untypedForAvailabilities,
      breaks("DLV-05", "seen at the webhook of").inCompanyOf("AVL-01")),

  WEBHOOK_ID_CROSS_WIRED_WITH_CREDENTIALS(
      "Deliveries to URLs with credentials name another webhook.",
      () -> EachFaults.crossWired(EachFaults::hasCredentials),
      breaks("DLV-06", "webhook.id differs: seen at").inCompanyOf("BA-02")),

  SOME_BOOKING_WEBHOOKS_HEAR_AVAILABILITY(
      "Webhooks for booking_update with several capabilities hear of availabilities too.",
      () -> EachFaults.availabilitiesToSome(EachFaults::hasSeveralCapabilities),
      breaks("DLV-07", "an availability").inCompanyOf("DLV-06", "AVL-01")),

  TWO_CAPABILITIES_HEAR_TWICE(
      "Webhooks with several capabilities are told everything twice.",
      () -> EachFaults.twice(EachFaults::hasSeveralCapabilities),
      breaks("DLV-08", "every event of this webhook more than once")
          .inCompanyOf("DLV-06", "RTY-01")),

  CREDENTIALS_HEAR_TWICE(
      "Webhooks with credentials in their URL are told everything twice.",
      () -> EachFaults.twice(EachFaults::hasCredentials),
      breaks("DLV-08", "every event of this webhook more than once")
          .inCompanyOf("BA-02", "RTY-01")),

  SOME_FIRST_EVENTS_BRING_THE_PAST(
      "The first event of a webhook with credentials brings all confirmed bookings that are older.",
      () -> CreateFaults.firstEventBringsThePast(EachFaults::hasCredentials),
      breaks("DLV-11", "older than its webhook").inCompanyOf("BA-02")),

  SOME_CREATIONS_REPLAY_THE_PAST(
      "A new webhook with custom headers is told of all confirmed bookings that are older.",
      () -> CreateFaults.replaysThePast(EachFaults::hasHeaders),
      breaks("CREATE-25", "told of older bookings").inCompanyOf("DLV-01")),

  HOST_WITHOUT_PORT_ON_RETRIES(
      "Retries name their host without its port.",
      EachFaults::hostWithoutPortOnRetries,
      breaks("DLV-12", "Host differs: seen at").inCompanyOf("RTY-15")),

  CROWDED_RETRIES_GO_ELSEWHERE(
      "Retries to webhooks with the header X-Octo-Many have one more parameter.",
      () -> EachFaults.retriedElsewhere(Mark.MANY::on),
      breaks("RTY-22", "the target differs: seen at the webhook of").inCompanyOf("RTY-10")),

  RETRY_WITHOUT_BODY(
      "Retries have no body.",
      EachFaults::retriedWithoutBody,
      breaks("RTY-22", "the retry has no body")),

  RETRY_WITH_AN_EMPTY_OBJECT(
      "Retries carry an empty object.",
      EachFaults::retriedWithAnEmptyObject,
      breaks("RTY-22", "webhook")),

  CREDENTIALS_PUSH_HEADERS_OUT(
      "Webhooks with credentials in their URL are called without their custom headers.",
      () -> EachFaults.withoutHeaders(EachFaults::hasCredentials, 1),
      breaks("HDR-01", "seen at").inCompanyOf("BA-03")),

  SECRETS_ARE_STARS_ON_RETRIES(
      "Retries show custom headers that look like secrets as stars.",
      () -> EachFaults.starsOnRetries("secret", "key", "repeat"),
      breaks("HDR-02", "***")),

  AUTHORIZATION_IS_STARS_ON_RETRIES(
      "Retries show a custom Authorization as stars.",
      () -> EachFaults.starsOnRetries("authorization"),
      breaks("HDR-02", "seen at the webhook of HDR-05").inCompanyOf("HDR-05")),

  CROWDED_RETRIES_LOSE_HEADERS(
      "Retries to webhooks with the header X-Octo-Many are sent without custom headers.",
      () -> EachFaults.withoutHeaders(Mark.MANY::on, 2),
      breaks("HDR-02", "on a retry differs: seen at").inCompanyOf("RTY-10")),

  CREDENTIALS_PUSH_HEADERS_OUT_OF_UPDATES(
      "Updates to webhooks with credentials in their URL lack the custom headers.",
      () -> EachFaults.updatesWithoutHeaders(EachFaults::hasCredentials),
      breaks("HDR-03", "seen at").inCompanyOf("BA-03")),

  CREDENTIALS_FOR_A_CROWD(
      "Webhooks with the header X-Octo-Many are called with the credentials of another one.",
      () -> EachFaults.withCredentialsOfAnother(Mark.MANY::on),
      breaks("BA-09", "seen at").inCompanyOf("DLV-09")),

  DELETED_WITH_CREDENTIALS_IS_CACHED(
      "A deleted webhook with credentials in its URL goes on hearing of events.",
      () -> EachFaults.deletedInVain(EachFaults::hasCredentials),
      breaks("DELETE-03", "deleted").inCompanyOf("BA-06", "RTY-24"));

  private final String summary;
  private final Supplier<Behaviour> behaviour;
  private final Map<String, String> configuration;
  private final List<Breach> breaches;

  Fault(String summary, Supplier<Behaviour> behaviour, Breach... breaches) {
    this(summary, behaviour, Map.of(), breaches);
  }

  Fault(
      String summary,
      Supplier<Behaviour> behaviour,
      Map<String, String> configuration,
      Breach... breaches) {
    this.summary = summary;
    this.behaviour = behaviour;
    this.configuration = configuration;
    this.breaches = List.of(breaches);
  }

  private static Breach breaks(String requirement, String fragment) {
    return new Breach(requirement, fragment, false);
  }

  private static Breach observed(String requirement, String fragment) {
    return new Breach(requirement, fragment, true);
  }

  /** The fault with this {@link #cliName()}, if there is one. */
  public static Optional<Fault> named(String cliName) {
    return Arrays.stream(values()).filter(fault -> fault.cliName().equals(cliName)).findFirst();
  }

  /** The name on a command line: {@code delete-does-nothing}. */
  public String cliName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One sentence: how this vendor is wrong. */
  public String summary() {
    return summary;
  }

  /** What such a vendor says of itself: keys of a configuration with their values. */
  public Map<String, String> configuration() {
    return configuration;
  }

  /** Exactly the requirements that are broken, each with what the message about it contains. */
  public List<Breach> breaches() {
    return breaches;
  }

  /**
   * True if nothing is broken, but what is observed of the requirement differs from the correct
   * vendor.
   */
  public boolean observation() {
    return breaches.stream().allMatch(Breach::observation);
  }

  /** A new behaviour, for one vendor. */
  public Behaviour behaviour() {
    return behaviour.get();
  }
}
