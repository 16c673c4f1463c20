package dev.octoconformance.vendor;

/** The endpoints of {@code octo/webhooks} that change something. */
final class WebhookApi {
  private final Behaviour behaviour;

  WebhookApi(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  Answer create(ApiCall call) {
    JsonObject body = call.request().object();
    behaviour.examine(call, body);
    Webhook webhook = behaviour.stored(call, behaviour.drafted(call, body));
    return behaviour.created(call, webhook);
  }

  Answer delete(ApiCall call, String id) {
    Webhook webhook = behaviour.deletable(call, id);
    if (webhook == null) {
      return behaviour.unknownWebhook(call, id);
    }
    behaviour.delete(call, webhook);
    return behaviour.deleted(call, webhook);
  }
}
