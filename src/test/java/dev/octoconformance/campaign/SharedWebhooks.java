package dev.octoconformance.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which arms one webhook can serve. */
public final class SharedWebhooks {
  private SharedWebhooks() {}

  /**
   * The arms in groups that one webhook serves: those of different rows that ask for the same.
   *
   * @param arranging the ids of the rows that arrange something with their webhooks and so keep
   *     them for themselves
   */
  public static List<List<ArmPlan>> among(List<ArmPlan> arms, Set<String> arranging) {
    List<List<ArmPlan>> groups = new ArrayList<>();
    for (ArmPlan arm : arms) {
      groups.stream()
          .filter(group -> !arranging.contains(arm.requirement()))
          .filter(group -> group.stream().noneMatch(o -> arranging.contains(o.requirement())))
          .filter(group -> group.get(0).spec().isLike(arm.spec()))
          .filter(group -> group.stream().noneMatch(o -> o.requirement().equals(arm.requirement())))
          .findFirst()
          .ifPresentOrElse(
              group -> group.add(arm), () -> groups.add(new ArrayList<>(List.of(arm))));
    }
    return groups;
  }

  /**
   * For arms of failure waves, another arm whose webhook can serve them as well when it has served
   * that one; no webhook serves two of them.
   *
   * @param failing the arms of failure waves
   * @param welcoming the arms of the success wave, one of each webhook
   * @param arranging as above
   */
  public static Map<ArmPlan, ArmPlan> hosts(
      List<ArmPlan> failing, List<ArmPlan> welcoming, Set<String> arranging) {
    List<ArmPlan> free = new ArrayList<>(welcoming);
    free.removeIf(
        host ->
            arranging.contains(host.requirement())
                || !host.spec().event().equals("booking_update")
                || welcoming.stream().anyMatch(arm -> !arm.equals(host) && sharesUrl(arm, host)));
    Map<ArmPlan, ArmPlan> hosts = new LinkedHashMap<>();
    for (ArmPlan arm : failing) {
      if (!arranging.contains(arm.requirement())) {
        free.stream()
            .filter(host -> arm.spec().isServedBy(host.spec()))
            .findFirst()
            .ifPresent(
                host -> {
                  hosts.put(arm, host);
                  free.remove(host);
                });
      }
    }
    return hosts;
  }

  private static boolean sharesUrl(ArmPlan arm, ArmPlan other) {
    return arm.addressee().equals(other.addressee());
  }
}
