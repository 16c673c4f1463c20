package dev.octoconformance.campaign;

import java.util.ArrayList;
import java.util.List;
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
}
