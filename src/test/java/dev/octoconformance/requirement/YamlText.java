package dev.octoconformance.requirement;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** One suite file as YAML 1.2, with the line of everything in it. */
record YamlText(String file, String text) {

  /** The outermost mapping; empty, with the faults that say why, if the file cannot be used. */
  Optional<Section> root(Faults faults) {
    try {
      Optional<Node> root = new Compose(settings()).composeString(text);
      if (root.isEmpty() || !(root.get() instanceof MappingNode mapping)) {
        faults.add(
            file + ":1", "The file is not a list of keys; begin with a key in the first column.");
        return Optional.empty();
      }
      return plain(mapping, faults)
          ? Optional.of(new Section(file, "this file", mapping, faults))
          : Optional.empty();
    } catch (MarkedYamlEngineException unreadable) {
      faults.add(place(unreadable.getProblemMark()), notYaml(unreadable.getProblem()));
    } catch (YamlEngineException unreadable) {
      faults.add(file + ":1", notYaml(String.valueOf(unreadable.getMessage())));
    }
    return Optional.empty();
  }

  private LoadSettings settings() {
    return LoadSettings.builder().setLabel(file).setSchema(new CoreSchema()).build();
  }

  private static String notYaml(String problem) {
    return "This is not YAML ("
        + problem.strip()
        + "); look at the indentation, and quote text that holds \": \" or \" #\".";
  }

  private String place(Optional<Mark> mark) {
    return file + ":" + mark.map(found -> found.getLine() + 1).orElse(1);
  }

  /** Whether the tree holds nothing that reads differently from how it looks. */
  private boolean plain(Node node, Faults faults) {
    if (node.getAnchor().isPresent()) {
      faults.add(
          place(node.getStartMark()),
          "Anchors are not used in suite files; write the value again.");
      return false;
    }
    boolean plain = true;
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        plain &= plain(item, faults);
      }
    } else if (node instanceof MappingNode mapping) {
      Set<String> seen = new HashSet<>();
      for (NodeTuple tuple : mapping.getValue()) {
        plain &= isKey(tuple.getKeyNode(), seen, faults) && plain(tuple.getValueNode(), faults);
      }
    }
    return plain;
  }

  private boolean isKey(Node key, Set<String> seen, Faults faults) {
    if (!(key instanceof ScalarNode scalar)) {
      faults.add(place(key.getStartMark()), "A key must be a word; put the text in quotes.");
      return false;
    }
    if (!seen.add(scalar.getValue())) {
      faults.add(
          place(key.getStartMark()),
          "The key \"" + scalar.getValue() + "\" stands here twice; keep one of them.");
      return false;
    }
    return true;
  }
}
