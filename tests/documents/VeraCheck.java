import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Judges PDF files by one veraPDF profile, all in one JVM.
 *
 * <p>Arguments: the profile (UA-1) and the files. For each file it prints one line,
 * "PASS path rules checks" or "FAIL path rule,rule". The profile is read with DOM, since
 * the jar comes without the JAXB that veraPDF's own reader needs.
 */
final class VeraCheck {
  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    ValidationProfile profile = profile(arguments[0]);
    for (int each = 1; each < arguments.length; each++) {
      System.out.println(judged(profile, arguments[each]));
    }
  }

  private static String judged(ValidationProfile profile, String path) {
    var foundry = Foundries.defaultInstance();
    try (var parser = foundry.createParser(new File(path), profile.getPDFAFlavour());
        var validator = foundry.createValidator(profile, 1_000_000, false, false, false)) {
      var result = validator.validate(parser);
      if (result.isCompliant()) {
        return "PASS " + path + " " + profile.getRules().size() + " " + result.getTotalAssertions();
      }
      var broken = new TreeMap<String, String>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          var rule = assertion.getRuleId();
          broken.putIfAbsent(
              rule.getClause() + "-" + rule.getTestNumber(),
              assertion.getLocation().getContext());
        }
      }
      return "FAIL " + path + " " + broken;
    } catch (Exception error) {
      return "FAIL " + path + " unreadable: " + error;
    }
  }

  private static ValidationProfile profile(String name) throws Exception {
    var source = VeraCheck.class.getResourceAsStream("/org/verapdf/pdfa/validation/PDF" + name + ".xml");
    Element root =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source).getDocumentElement();
    Set<Rule> rules = new HashSet<>();
    for (Element rule : all(root, "rule")) {
      rules.add(rule(rule));
    }
    Set<Variable> variables = new HashSet<>();
    for (Element entry : all(root, "variable")) {
      variables.add(
          Profiles.variableFromValues(
              entry.getAttribute("name"),
              entry.getAttribute("object"),
              text(entry, "defaultValue"),
              text(entry, "value")));
    }
    var details = child(root, "details");
    return Profiles.profileFromValues(
        PDFAFlavour.valueOf(root.getAttribute("flavour")),
        Profiles.profileDetailsFromValues(
            text(details, "name"), text(details, "description"), details.getAttribute("creator"), new Date(0)),
        "",
        rules,
        variables);
  }

  private static Rule rule(Element entry) throws Exception {
    Element id = child(entry, "id");
    Element error = child(entry, "error");
    List<ErrorArgument> arguments = new ArrayList<>();
    if (error != null) {
      for (Element argument : all(error, "argument")) {
        arguments.add(argument(argument));
      }
    }
    String deferred = entry.getAttribute("deferred");
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber"))),
        entry.getAttribute("object"),
        deferred.isEmpty() ? null : Boolean.valueOf(deferred),
        entry.getAttribute("tags"),
        text(entry, "description"),
        text(entry, "test"),
        Profiles.errorFromValues(error == null ? "" : text(error, "message"), arguments),
        Collections.emptyList());
  }

  /** The class that makes these is not public. */
  private static ErrorArgument argument(Element entry) throws Exception {
    var maker =
        Class.forName("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
            .getDeclaredMethod("fromValues", String.class, String.class, String.class);
    maker.setAccessible(true);
    String name = entry.hasAttribute("name") ? entry.getAttribute("name") : null;
    return (ErrorArgument) maker.invoke(null, entry.getTextContent(), name, null);
  }

  private static Element child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element found && found.getTagName().equals(name)) {
        return found;
      }
    }
    return null;
  }

  private static String text(Element parent, String name) {
    Element found = child(parent, name);
    return found == null ? "" : found.getTextContent();
  }

  private static List<Element> all(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> found = new ArrayList<>();
    for (int each = 0; each < nodes.getLength(); each++) {
      found.add((Element) nodes.item(each));
    }
    return found;
  }
}
